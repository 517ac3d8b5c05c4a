package dev.groundwork.ingest.format;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
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

    private final double area;
    private double covered;
    private boolean areUnreadable;

    private PagePictures(double area) {
        this.area = area;
        addOperator(new Concatenate(this));
        addOperator(new Save(this));
        addOperator(new Restore(this));
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

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        switch (operator.getName()) {
            case OperatorName.DRAW_OBJECT -> {
                if (!operands.isEmpty() && operands.getFirst() instanceof COSName name) {
                    draw(name);
                }
            }
            case OperatorName.BEGIN_INLINE_IMAGE -> cover();
            default -> super.processOperator(operator, operands);
        }
    }

    private void draw(COSName name) throws IOException {
        switch (getResources().getXObject(name)) {
            case PDImageXObject image -> {
                cover();
                areUnreadable |= JPEG_2000.equals(image.getSuffix());
            }
            case PDFormXObject form -> showForm(form);
            case null, default -> {}
        }
    }

    /** A picture is one unit wide and high before it is placed. */
    private void cover() {
        var place = getGraphicsState().getCurrentTransformationMatrix();
        covered += Math.abs(
                (double) place.getScaleX() * place.getScaleY() - (double) place.getShearX() * place.getShearY());
    }
}
