package dev.groundwork.ingest.extract;

import java.lang.reflect.Proxy;

/** A process of which the system does not list what it called, as when file descriptors are used up. */
final class UnlistedProcess {

    private UnlistedProcess() {}

    static ProcessHandle of(ProcessHandle process) {
        return (ProcessHandle) Proxy.newProxyInstance(
                UnlistedProcess.class.getClassLoader(), new Class<?>[] {ProcessHandle.class}, (proxy, method, args) -> {
                    if (method.getName().equals("descendants")) {
                        throw new IllegalStateException("Unable to open /proc");
                    }
                    return method.invoke(process, args);
                });
    }
}
