package dev.groundwork.ingest.format;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** How much of a page its pictures cover, without a look at them: strips and tiles of one scan count together. */
final class PagePictures extends PDFStreamEngine {

    /** Nobody here can open it. */
    private static final String JPEG_2000 = "jpx";

    /** Of forms in forms, as the readers of text do; a form may draw itself. */
    private static final int MOST_LEVELS = 50;

    private final double area;
    private double covered;
    private boolean areUnreadable;

    private PagePictures(double area) {
        this.area = area;
        addOperator(new Concatenate(this));
        addOperator(new Save(this));
        addOperator(new Restore(this));
        addOperator(new Drawing(OperatorName.DRAW_OBJECT, this::draw));
        addOperator(new Drawing(OperatorName.BEGIN_INLINE_IMAGE, operands -> cover()));
    }

    static PagePictures of(PDPage page) throws IOException {
        var box = page.getCropBox();
        var pictures = new PagePictures((double) box.getWidth() * box.getHeight());
        pictures.processPage(page);
        return pictures;
    }

    double share() {
        return area > 0 ? covered / area : 0;
    }

    boolean areUnreadable() {
        return areUnreadable;
    }

    private void draw(List<COSBase> operands) throws IOException {
        if (operands.isEmpty() || !(operands.getFirst() instanceof COSName name)) {
            return;
        }
        switch (getResources().getXObject(name)) {
            case PDImageXObject image -> {
                cover();
                areUnreadable |= JPEG_2000.equals(image.getSuffix());
            }
            case PDFormXObject form -> draw(form);
            case null, default -> {}
        }
    }

    private void draw(PDFormXObject form) throws IOException {
        increaseLevel();
        try {
            if (getLevel() <= MOST_LEVELS) {
                showForm(form);
            }
        } finally {
            decreaseLevel();
        }
    }

    /** A picture is one unit wide and high before it is placed. */
    private void cover() {
        var place = getGraphicsState().getCurrentTransformationMatrix();
        covered += Math.abs(
                (double) place.getScaleX() * place.getScaleY() - (double) place.getShearX() * place.getShearY());
    }

    @FunctionalInterface
    private interface Action {
        void on(List<COSBase> operands) throws IOException;
    }

    /** What fails in an operator of its own is passed over by the engine where readers of pages pass over it. */
    private final class Drawing extends OperatorProcessor {

        private final String name;
        private final Action action;

        Drawing(String name, Action action) {
            super(PagePictures.this);
            this.name = name;
            this.action = action;
        }

        @Override
        public void process(Operator operator, List<COSBase> operands) throws IOException {
            action.on(operands);
        }

        @Override
        public String getName() {
            return name;
        }
    }
}
