package dev.groundwork.ingest.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ingest.text.Block;
import dev.groundwork.ingest.text.Block.Voice;
import dev.groundwork.ingest.text.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every document, tried on many that chance made. */
class NothingIsLostTest {

    private static final int DOCUMENTS = 300;
    private static final Limits LIMITS = new Limits(20, 5);
    private static final TokenCounter WORDS =
            text -> text.isBlank() ? 0 : text.strip().split("\\s+").length;

    private final Chunker chunker = new Chunker(WORDS, LIMITS);
    private int words;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/x-java-source",
                "message/rfc822",
                "application/vnd.ms-excel",
                "application/vnd.ms-powerpoint"
            })
    void everyWordIsInAPassageOfTheRightSizeAndPlace(String type) {
        for (var seed = 0; seed < DOCUMENTS; seed++) {
            // Given
            words = 0;
            var document = new Document("Title", type, null, blocks(new Random(seed)));
            // When
            var passages = chunker.chunk(document);
            // Then
            var found = passages.stream()
                    .flatMap(passage -> Stream.concat(Stream.of(passage.text()), passage.headings().stream()))
                    .flatMap(text -> Stream.of(text.split("[\\s|]+")))
                    .collect(Collectors.toSet());
            var sought = IntStream.range(0, words).mapToObj(i -> "w" + i).toList();
            assertThat(found).as("words of document %d", seed).containsAll(sought);
            assertThat(passages)
                    .as("passages of document %d", seed)
                    .allSatisfy(passage -> assertThat(WORDS.tokens(passage.text()))
                            .isBetween(1, LIMITS.maxTokens() + LIMITS.minTokens()));
            assertThat(passages)
                    .extracting(Passage::ordinal)
                    .containsExactlyElementsOf(
                            IntStream.range(0, passages.size()).boxed().toList());
            assertThat(chunker.chunk(document)).isEqualTo(passages);
        }
    }

    private List<Block> blocks(Random random) {
        var blocks = new ArrayList<Block>();
        // A sheet that has only a name is left out, so the first thing after one is text.
        for (var page = 1; page <= 1 + random.nextInt(4); page++) {
            blocks.add(new Block.Heading(1, text(random, 4), page));
            blocks.add(new Block.Paragraph(text(random, 60), page));
            for (var i = random.nextInt(6); i > 0; i--) {
                blocks.add(block(random, page));
            }
        }
        return blocks;
    }

    private Block block(Random random, int page) {
        return switch (random.nextInt(7)) {
            case 0 -> new Block.Heading(1 + random.nextInt(4), text(random, 30), page);
            case 1 -> new Block.Table(row(random), rows(random), page);
            case 2 -> new Block.Table(List.of(), rows(random), page);
            case 3 -> new Block.Aside(random.nextBoolean() ? Voice.QUOTE : Voice.SIGNATURE, text(random, 40), page);
            case 4 -> new Block.Code(code(random), page);
            default -> new Block.Paragraph(text(random, 80), page);
        };
    }

    private String text(Random random, int most) {
        var text = new StringBuilder();
        for (var i = random.nextInt(most); i >= 0; i--) {
            text.append("w")
                    .append(words++)
                    .append(random.nextInt(8) == 0 ? "\n" : random.nextInt(6) == 0 ? " . A " : " ");
        }
        return text.toString().strip();
    }

    private List<String> row(Random random) {
        return Stream.generate(() -> text(random, 6).replace('\n', ' '))
                .limit(1 + random.nextInt(4))
                .toList();
    }

    private List<List<String>> rows(Random random) {
        return Stream.generate(() -> row(random)).limit(1 + random.nextInt(12)).toList();
    }

    private String code(Random random) {
        return Stream.generate(() -> random.nextInt(5) == 0
                                ? ""
                                : " ".repeat(random.nextInt(9))
                                        + text(random, random.nextInt(20) == 0 ? 60 : 8)
                                                .replace('\n', ' '))
                        .limit(1 + random.nextInt(40))
                        .collect(Collectors.joining("\n"))
                + "\nw" + words++;
    }
}
