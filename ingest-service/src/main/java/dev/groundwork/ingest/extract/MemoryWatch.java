package dev.groundwork.ingest.extract;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import javax.management.NotificationEmitter;

/**
 * Ends this process when its memory is all but used up. A JVM would go on for many seconds before it says so, collecting garbage again and
 * again, and hold a parser and a processor meanwhile.
 */
final class MemoryWatch {

    /** Of what objects that live longer may take, right after all garbage was collected. */
    private static final double FULL = 0.95;

    private MemoryWatch() {}

    static void start() {
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP
                        && pool.isUsageThresholdSupported()
                        && pool.isCollectionUsageThresholdSupported())
                .forEach(MemoryWatch::watch);
        ((NotificationEmitter) ManagementFactory.getMemoryMXBean())
                .addNotificationListener(
                        (notification, nothing) -> Runtime.getRuntime().halt(ParserCommand.OUT_OF_MEMORY),
                        notification -> notification
                                .getType()
                                .equals(MemoryNotificationInfo.MEMORY_COLLECTION_THRESHOLD_EXCEEDED),
                        null);
    }

    private static void watch(MemoryPoolMXBean pool) {
        pool.setCollectionUsageThreshold((long) (FULL * pool.getUsage().getMax()));
    }
}
