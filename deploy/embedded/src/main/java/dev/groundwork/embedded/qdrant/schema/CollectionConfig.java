package dev.groundwork.embedded.qdrant.schema;

import dev.groundwork.embedded.qdrant.index.SegmentLayout;
import dev.groundwork.embedded.qdrant.model.PayloadPath;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a collection's config file holds: the number of its current log and the requests that made the collection and its
 * payload indexes, by field name.
 */
public record CollectionConfig(
        long logNumber, CreateCollection created, SortedMap<String, CreateFieldIndexCollection> fields) {

    public static CollectionConfig of(CreateCollection request) {
        return new CollectionConfig(1, request, new TreeMap<>());
    }

    public String name() {
        return created.getCollectionName();
    }

    public VectorSchema vectors() {
        return VectorSchema.of(created);
    }

    public CollectionConfig withLog(long number) {
        return new CollectionConfig(number, created, fields);
    }

    public CollectionConfig withField(CreateFieldIndexCollection request) {
        var more = new TreeMap<>(fields);
        more.put(request.getFieldName(), request);
        return new CollectionConfig(logNumber, created, more);
    }

    public CollectionConfig withoutField(String name) {
        var fewer = new TreeMap<>(fields);
        fewer.remove(name);
        return new CollectionConfig(logNumber, created, fewer);
    }

    public SegmentLayout layout() {
        var types = new HashMap<PayloadPath, PayloadSchemaType>();
        fields.forEach((name, request) -> types.put(PayloadPath.parse(name), FieldTypes.of(request)));
        return new SegmentLayout(vectors().denseDimensions(), vectors().sparseIdf(), Map.copyOf(types));
    }

    public byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(logNumber);
            created.writeDelimitedTo(out);
            for (var field : fields.values()) {
                field.writeDelimitedTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static CollectionConfig fromBytes(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var logNumber = in.readLong();
            var created = CreateCollection.parseDelimitedFrom(in);
            var fields = new TreeMap<String, CreateFieldIndexCollection>();
            while (in.available() > 0) {
                var field = CreateFieldIndexCollection.parseDelimitedFrom(in);
                fields.put(field.getFieldName(), field);
            }
            return new CollectionConfig(logNumber, created, fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
