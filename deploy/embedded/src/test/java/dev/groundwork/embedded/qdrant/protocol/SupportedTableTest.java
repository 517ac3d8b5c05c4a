package dev.groundwork.embedded.qdrant.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.CaseFormat;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.grpc.BindableService;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.qdrant.client.grpc.Collections;
import io.qdrant.client.grpc.Common;
import io.qdrant.client.grpc.JsonWithInt;
import io.qdrant.client.grpc.Points;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SupportedTableTest {

    private static final List<BindableService> SERVICES =
            List.of(new CollectionsService(null), new PointsService(null), new HealthService());

    private final Map<String, Set<String>> rows = SupportedTable.rows();

    /** Every field and every value of an enumeration, at any depth of any request. */
    @Test
    void whatTheTableLacksIsRefusedByItsPath() {
        var supported = new SupportedFields(rows);
        var accepted = new TreeSet<String>();
        var wrong = new ArrayList<String>();

        for (var service : SERVICES) {
            RequestWalk.over(service, (request, field, path) -> {
                try {
                    supported.check(request);
                    accepted.add(name(field));
                    return !rows.get(field.getContainingType().getFullName()).contains(SupportedTable.ANYTHING);
                } catch (StatusRuntimeException e) {
                    if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED
                            || !e.getStatus()
                                    .getDescription()
                                    .endsWith(
                                            " " + (isInTheTable(name(field)) ? path : path.replaceFirst("=.*", "")))) {
                        wrong.add(path + ": " + e.getMessage());
                    }
                    return false;
                }
            });
        }

        assertThat(wrong).isEmpty();
        assertThat(accepted).containsAll(fieldsOf(rows)).allMatch(this::isInTheTable);
    }

    private static String name(FieldDescriptor field) {
        return field.getContainingType().getFullName() + "." + field.getName();
    }

    private boolean isInTheTable(String name) {
        var dot = name.lastIndexOf('.');
        var parts = rows.getOrDefault(name.substring(0, dot), Set.of());
        return parts.contains(name.substring(dot + 1)) || parts.contains(SupportedTable.ANYTHING);
    }

    /** Without enumerations, whose values have no lower-case names, and without {@code *}. */
    private static Set<String> fieldsOf(Map<String, Set<String>> rows) {
        return rows.entrySet().stream()
                .flatMap(row -> row.getValue().stream()
                        .filter(part -> Character.isLowerCase(part.charAt(0)))
                        .map(part -> row.getKey() + "." + part))
                .collect(Collectors.toSet());
    }

    @Test
    void everyRowNamesPartsOfTheProtocol() {
        var protocol = protocol();

        rows.forEach((type, parts) -> {
            assertThat(protocol).containsKey(type);
            if (!parts.contains(SupportedTable.ANYTHING)) {
                assertThat(protocol.get(type)).as(type).containsAll(parts);
            }
        });
    }

    /** All names of the protocol, by message or enumeration. */
    private static Map<String, Set<String>> protocol() {
        return Stream.of(
                        Collections.getDescriptor(),
                        Common.getDescriptor(),
                        Points.getDescriptor(),
                        JsonWithInt.getDescriptor())
                .flatMap(file -> Stream.concat(
                        file.getMessageTypes().stream().map(type -> Map.entry(type.getFullName(), names(type))),
                        file.getEnumTypes().stream()
                                .map(type -> Map.entry(
                                        type.getFullName(),
                                        type.getValues().stream()
                                                .map(value -> value.getName())
                                                .collect(Collectors.toSet())))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> names(Descriptor type) {
        return type.getFields().stream().map(FieldDescriptor::getName).collect(Collectors.toSet());
    }

    /** A field in the table that no code reads would be ignored all the same. */
    @Test
    void everyFieldToObeyIsReadSomewhere() {
        var read = readers();
        var messages = Stream.of(Collections.getDescriptor(), Common.getDescriptor(), Points.getDescriptor())
                .flatMap(file -> file.getMessageTypes().stream())
                .filter(type -> SupportedTable.obeyed().containsKey(type.getFullName()))
                .toList();

        for (var type : messages) {
            for (var field : SupportedTable.obeyed().get(type.getFullName())) {
                assertThat(getters(type.findFieldByName(field)))
                        .as("who reads %s.%s", type.getName(), field)
                        .anyMatch(read::contains);
            }
        }
    }

    /** Of a choice, the code may read which one was made. */
    private static List<String> getters(FieldDescriptor field) {
        var name = camel(field.getName());
        var choice = field.getRealContainingOneof() == null
                ? name
                : camel(field.getRealContainingOneof().getName()) + "Case";
        return Stream.of(
                        "get" + name,
                        "get" + name + "List",
                        "get" + name + "Map",
                        "get" + name + "Count",
                        "has" + name,
                        "get" + choice)
                .map(getter -> field.getContainingType().getName() + "." + getter)
                .toList();
    }

    private static String camel(String name) {
        return CaseFormat.LOWER_UNDERSCORE.to(CaseFormat.UPPER_CAMEL, name);
    }

    private static Set<String> readers() {
        var called = new HashSet<String>();
        for (var clazz : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.groundwork.embedded.qdrant")) {
            Stream.concat(clazz.getMethodCallsFromSelf().stream(), clazz.getMethodReferencesFromSelf().stream())
                    .map(JavaAccess::getTarget)
                    .forEach(target -> called.add(target.getOwner().getSimpleName() + "." + target.getName()));
        }
        return called;
    }
}
