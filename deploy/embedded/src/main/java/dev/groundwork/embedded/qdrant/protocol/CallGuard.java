package dev.groundwork.embedded.qdrant.protocol;

import com.google.protobuf.Message;
import dev.groundwork.embedded.qdrant.model.Problems;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Checks and counts every request before its service sees it, and gives every failure of a service its status. */
public final class CallGuard implements ServerInterceptor {

    private static final System.Logger LOG = System.getLogger(CallGuard.class.getName());

    private static final int LONGEST_DESCRIPTION = 500;

    private final SupportedFields supported = new SupportedFields(SupportedTable.rows());

    @Override
    public <Q, A> Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            private final CallBytes size = new CallBytes();
            private boolean refused;

            @Override
            public void onMessage(Q message) {
                try {
                    var request = size.with((Message) message);
                    supported.check(request);
                    Limits.check(request);
                    super.onMessage(message);
                } catch (StatusRuntimeException e) {
                    refuse(e);
                }
            }

            @Override
            public void onHalfClose() {
                if (!refused) {
                    try {
                        Problems.stopIfCancelled();
                        super.onHalfClose();
                    } catch (RuntimeException e) {
                        refuse(e);
                    }
                }
            }

            @Override
            public void onComplete() {
                size.close();
                super.onComplete();
            }

            @Override
            public void onCancel() {
                size.close();
                super.onCancel();
            }

            private void refuse(RuntimeException cause) {
                refused = true;
                call.close(status(call.getMethodDescriptor().getFullMethodName(), cause), new Metadata());
            }
        };
    }

    private static Status status(String method, RuntimeException cause) {
        if (cause instanceof StatusRuntimeException known) {
            return shortened(known.getStatus());
        }
        LOG.log(System.Logger.Level.ERROR, "Failure in " + method, cause);
        return Status.INTERNAL.withDescription("Service internal error: the server's log has it");
    }

    /** Messages repeat what the request said; what does not fit into the headers never reaches the client. */
    private static Status shortened(Status status) {
        var description = status.getDescription();
        return description == null || description.length() <= LONGEST_DESCRIPTION
                ? status
                : status.withDescription(description.substring(0, LONGEST_DESCRIPTION) + " ...");
    }
}
