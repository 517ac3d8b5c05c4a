package dev.groundwork.local.made;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.Tika;
import org.apache.tika.exception.TikaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aFileOfEachKindIsReadableAndHoldsItsSealAlone() throws IOException, TikaException {
        var made = new MadeFiles(folder, 1).whole("test", FileKind.values().length, 3);

        assertThat(made).extracting(MadeFile::seal).doesNotHaveDuplicates();
        for (var file : made) {
            assertThat(new Tika().parseToString(file.path()))
                    .as(file.toString())
                    .contains(file.seal());
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        var kinds = FileKind.values().length;
        var made = new MadeFiles(folder.resolve("a"), 1).whole("test", kinds, 2);
        var again = new MadeFiles(folder.resolve("b"), 1).whole("test", kinds, 2);
        var other = new MadeFiles(folder.resolve("c"), 2).whole("test", kinds, 2);

        for (var i = 0; i < kinds; i++) {
            assertThat(again.get(i).path()).hasSameBinaryContentAs(made.get(i).path());
            assertThat(Files.mismatch(other.get(i).path(), made.get(i).path())).isNotNegative();
        }
    }

    @Test
    void aBrokenFileCannotBeRead() {
        var broken = new MadeFiles(folder, 1).broken("test", 1).getFirst();

        assertThat(broken.isWhole()).isFalse();
        assertThatThrownBy(() -> new Tika().parseToString(broken.path())).isInstanceOf(TikaException.class);
    }
}
