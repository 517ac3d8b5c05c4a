package dev.groundwork.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Held against the algorithm of the HTML standard that forms a table. */
class GridTest {

    private static final int ROWS = 6;
    private static final int WIDTH = 40;

    @ParameterizedTest
    @MethodSource("tables")
    void aTextStandsWhereItsCellDoesAndNowhereElse(List<List<Grid.Cell>> table) {
        var grid = new Grid(false);
        table.forEach(row -> grid.add(row, 1));
        var texts = grid.table(null).orElseThrow().rows();
        var places = places(table);
        assertThat(texts).hasSize(table.size());
        for (var row = 0; row < table.size(); row++) {
            for (var column = 0; column < WIDTH; column++) {
                var text = column < texts.get(row).size() ? texts.get(row).get(column) : "";
                var place = places.get(row).get(column);
                assertThat(place.allowed).as("%d, %d of %s", row, column, table).contains(text);
                // Where two cells overlap, either may be read.
                if (place.first != null && place.allowed.size() == 2) {
                    assertThat(text).as("%d, %d of %s", row, column, table).isEqualTo(place.first);
                }
            }
        }
    }

    /** What may stand in a place, and the cell it is the first column of. */
    private static final class Place {
        private final Set<String> allowed = new HashSet<>(Set.of(""));
        private String first;
    }

    private static List<List<Place>> places(List<List<Grid.Cell>> table) {
        var places = Stream.generate(
                        () -> Stream.generate(Place::new).limit(WIDTH).toList())
                .limit(2L * ROWS)
                .toList();
        for (var row = 0; row < table.size(); row++) {
            var column = 0;
            for (var cell : table.get(row)) {
                while (places.get(row).get(column).allowed.size() > 1) {
                    column++;
                }
                for (var covered : places.subList(row, row + cell.rows())) {
                    covered.get(column).first = cell.text();
                    covered.subList(column, column + cell.columns()).forEach(place -> place.allowed.add(cell.text()));
                }
                column += cell.columns();
            }
        }
        return places;
    }

    private static Stream<List<List<Grid.Cell>>> tables() {
        var random = new Random(7);
        return Stream.generate(() -> table(random)).limit(500);
    }

    /** The first cell of each row is there, so that no row is empty. */
    private static List<List<Grid.Cell>> table(Random random) {
        return IntStream.range(0, random.nextInt(2, ROWS))
                .mapToObj(row -> IntStream.range(0, random.nextInt(1, 5))
                        .mapToObj(cell -> new Grid.Cell(row + "." + cell, false, span(random), span(random)))
                        .toList())
                .toList();
    }

    private static int span(Random random) {
        return random.nextInt(3) == 0 ? random.nextInt(2, 4) : 1;
    }
}
