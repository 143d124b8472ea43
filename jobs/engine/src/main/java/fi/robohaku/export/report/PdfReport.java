package fi.robohaku.export.report;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import fi.robohaku.export.DataRun;
import fi.robohaku.export.drawing.Theme;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** A page as tagged PDF with its font embedded; the same page and run give the same bytes. */
final class PdfReport {
    private PdfReport() {}

    static byte[] of(String page, DataRun run) throws IOException {
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useSVGDrawer(new BatikSVGDrawer());
        font(builder, "SourceSans3-Regular.ttf", 400);
        font(builder, "SourceSans3-Semibold.ttf", 600);
        builder.withHtmlContent(page, null);
        builder.withProducer("Robohaku");
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            return saved(renderer.getPdfDocument(), run);
        }
    }

    private static void font(PdfRendererBuilder builder, String file, int weight) {
        byte[] font = Theme.file(file);
        builder.useFont(() -> new ByteArrayInputStream(font), Theme.FAMILY, weight, FontStyle.NORMAL, true);
    }

    private static byte[] saved(PDDocument document, DataRun run) throws IOException {
        Calendar when = GregorianCalendar.from(run.startedAt().atZone(ZoneOffset.UTC));
        PDDocumentInformation information = document.getDocumentInformation();
        information.setCreationDate(when);
        information.setModificationDate(when);
        document.setDocumentId(Long.valueOf(run.id().hashCode()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
