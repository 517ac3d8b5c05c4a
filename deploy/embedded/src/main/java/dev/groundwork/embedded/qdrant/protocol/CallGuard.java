package dev.groundwork.embedded.qdrant.protocol;

import com.google.protobuf.Message;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Checks every request before its service sees it, and gives every failure of a service its status. */
public final class CallGuard implements ServerInterceptor {

    private static final System.Logger LOG = System.getLogger(CallGuard.class.getName());

    private final SupportedFields supported = new SupportedFields(SupportedTable.rows());

    @Override
    public <Q, A> Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            private boolean refused;

            @Override
            public void onMessage(Q message) {
                try {
                    supported.check((Message) message);
                    Limits.check((Message) message);
                    super.onMessage(message);
                } catch (StatusRuntimeException e) {
                    refuse(e);
                }
            }

            @Override
            public void onHalfClose() {
                if (!refused) {
                    try {
                        super.onHalfClose();
                    } catch (RuntimeException e) {
                        refuse(e);
                    }
                }
            }

            private void refuse(RuntimeException cause) {
                refused = true;
                call.close(status(call.getMethodDescriptor().getFullMethodName(), cause), new Metadata());
            }
        };
    }

    private static Status status(String method, RuntimeException cause) {
        if (cause instanceof StatusRuntimeException known) {
            return known.getStatus();
        }
        LOG.log(System.Logger.Level.ERROR, "Failure in " + method, cause);
        return Status.INTERNAL.withDescription("Service internal error: " + cause.getMessage());
    }
}
