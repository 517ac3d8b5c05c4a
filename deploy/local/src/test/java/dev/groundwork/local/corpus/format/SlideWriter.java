package dev.groundwork.local.corpus.format;

import dev.groundwork.local.corpus.format.Block.Bullets;
import dev.groundwork.local.corpus.format.Block.Heading;
import dev.groundwork.local.corpus.format.Block.Paragraph;
import dev.groundwork.local.corpus.format.Block.Table;
import java.io.IOException;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFTextShape;

/** PPTX: a slide for each heading, on the layouts of the default master. */
public final class SlideWriter implements FormatWriter {

    private static final double BODY_POINTS = 20;

    @Override
    public byte[] write(Manuscript manuscript) throws IOException {
        try (var show = new XMLSlideShow()) {
            XSLFTextShape body = null;
            for (var block : manuscript.blocks()) {
                switch (block) {
                    case Heading heading -> body = addSlide(show, heading);
                    case Paragraph paragraph -> addLine(body, paragraph.text().replace('\n', ' '), false);
                    case Bullets bullets -> {
                        for (var item : bullets.items()) {
                            addLine(body, item, true);
                        }
                    }
                    case Table _ -> throw new IllegalArgumentException("no tables on slides");
                }
            }
            return OfficeFile.bytes(show, manuscript);
        }
    }

    private static XSLFTextShape addSlide(XMLSlideShow show, Heading heading) {
        var layout = heading.level() == 1 ? SlideLayout.TITLE : SlideLayout.TITLE_AND_CONTENT;
        var slide = show.createSlide(show.getSlideMasters().getFirst().getLayout(layout));
        slide.getPlaceholder(0).setText(heading.text());
        var body = slide.getPlaceholder(1);
        body.clearText();
        return body;
    }

    private static void addLine(XSLFTextShape body, String text, boolean bullet) {
        var paragraph = body.addNewTextParagraph();
        paragraph.setBullet(bullet);
        var run = paragraph.addNewTextRun();
        run.setText(text);
        run.setFontSize(BODY_POINTS);
    }
}
