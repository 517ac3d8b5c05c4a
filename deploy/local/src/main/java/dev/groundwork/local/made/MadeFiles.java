package dev.groundwork.local.made;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files of all kinds about nothing: the same for the same seed, other texts of the same size for another. */
public final class MadeFiles {

    private static final List<String> WORDS =
            List.of(("harbour keeper counts every crate before the evening ferry leaves and writes each number "
                            + "into a green ledger while rain falls on quiet roofs where old clocks tell another hour than those of the town hall "
                            + "because nobody has wound them since winter yet carpenters bakers and sailors agree that their work begins when the "
                            + "first bell rings over narrow streets full of carts wool copper tea and letters from distant islands")
                    .split(" "));

    private static final int SENTENCES = 6;
    private static final int SENTENCE_WORDS = 12;
    private static final int SEAL_LETTERS = 12;

    private final Path folder;
    private final RandomGenerator random;

    public MadeFiles(Path folder, long seed) {
        this.folder = folder;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /**
     * @param series begins the names; the same series and number is the same document
     * @param paragraphs in each, of some eighty words
     */
    public List<MadeFile> whole(String series, int count, int paragraphs) {
        return IntStream.range(0, count)
                .mapToObj(number -> file(series, number, paragraphs, true))
                .toList();
    }

    /** Word documents that end in their middle. */
    public List<MadeFile> broken(String series, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> file(series, number, 1, false))
                .toList();
    }

    public Path write(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MadeFile file(String series, int number, int paragraphs, boolean isWhole) {
        var kinds = FileKind.values();
        var kind = isWhole ? kinds[number % kinds.length] : FileKind.DOCX;
        var seal = seal();
        var texts = IntStream.range(0, paragraphs)
                .mapToObj(place -> (place == 0 ? "The seal of this text is " + seal + ". " : "") + paragraph())
                .toList();
        var title = "Report " + number + " of " + series;
        var bytes = kind.write(title, texts);
        var name = series + "-" + number;
        // Each seed writes files of its own: a later edition must not replace what is still being sent.
        var file = write(
                name + "-" + seal + "." + kind.extension(), isWhole ? bytes : Arrays.copyOf(bytes, bytes.length / 2));
        return new MadeFile(file, name, seal, isWhole);
    }

    private String paragraph() {
        return IntStream.range(0, SENTENCES).mapToObj(_ -> sentence()).collect(Collectors.joining(" "));
    }

    /** With a number, so that no two are alike. */
    private String sentence() {
        var words = IntStream.range(0, SENTENCE_WORDS)
                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
        return "On day " + random.nextInt(1_000_000) + " the " + words + ".";
    }

    private String seal() {
        return Collections.nCopies(SEAL_LETTERS, 0).stream()
                .map(_ -> String.valueOf((char) ('a' + random.nextInt(26))))
                .collect(Collectors.joining());
    }
}
