package fi.robohaku.export.workbook;

import fi.robohaku.export.drawing.Theme;
import java.awt.Color;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Draws a native chart over cells: the first column of a range holds the categories, each further one a series with its
 * heading above.
 */
final class ChartDrawing {
    private static final int LEFT_COLUMN = 6;
    private static final int RIGHT_COLUMN = 17;
    private static final int HEIGHT = 22;

    private static final List<Color> COLOURS = List.of(Theme.PLANNED, Theme.UPDATED, Theme.NEUTRAL, Theme.BETTER);

    private final XSSFSheet sheet;
    private final ChartBlock block;
    private final CellRangeAddress cells;

    ChartDrawing(XSSFSheet sheet, ChartBlock block, CellRangeAddress cells) {
        this.sheet = sheet;
        this.block = block;
        this.cells = cells;
    }

    /**
     * Draws it beside its cells.
     *
     * @param top row where it begins, from 0
     */
    void draw(String title, int top) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, LEFT_COLUMN, top + 1, RIGHT_COLUMN, top + HEIGHT);
        XSSFChart chart = drawing.createChart(anchor);
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        chart.getGraphicFrame()
                .getCTGraphicalObjectFrame()
                .getNvGraphicFramePr()
                .getCNvPr()
                .setDescr(title);
        XDDFChartData data = data(chart);
        XDDFCategoryDataSource categories = XDDFDataSourcesFactory.fromStringCellRange(sheet, column(0));
        for (int i = 1; i <= cells.getLastColumn(); i++) {
            XDDFChartData.Series series =
                    data.addSeries(categories, XDDFDataSourcesFactory.fromNumericCellRange(sheet, column(i)));
            CellReference heading = new CellReference(sheet.getSheetName(), cells.getFirstRow() - 1, i, true, true);
            series.setTitle(sheet.getRow(heading.getRow()).getCell(i).getStringCellValue(), heading);
            series.setShapeProperties(colour(COLOURS.get(i - 1)));
        }
        chart.plot(data);
    }

    private CellRangeAddress column(int column) {
        return new CellRangeAddress(cells.getFirstRow(), cells.getLastRow(), column, column);
    }

    private XDDFChartData data(XSSFChart chart) {
        boolean isLying = block.shape() == ChartBlock.Shape.BARS;
        XDDFCategoryAxis categories = chart.createCategoryAxis(isLying ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        XDDFValueAxis values = chart.createValueAxis(isLying ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        values.setCrosses(AxisCrosses.AUTO_ZERO);
        values.setNumberFormat("#,##0");
        if (block.shape() == ChartBlock.Shape.LINES) {
            XDDFLineChartData lines = (XDDFLineChartData) chart.createData(ChartTypes.LINE, categories, values);
            lines.setVaryColors(false);
            return lines;
        }
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, categories, values);
        bars.setBarDirection(isLying ? BarDirection.BAR : BarDirection.COL);
        bars.setVaryColors(false);
        return bars;
    }

    private XDDFShapeProperties colour(Color colour) {
        byte[] rgb = {(byte) colour.getRed(), (byte) colour.getGreen(), (byte) colour.getBlue()};
        XDDFSolidFillProperties fill = new XDDFSolidFillProperties(XDDFColor.from(rgb));
        XDDFShapeProperties properties = new XDDFShapeProperties();
        if (block.shape() == ChartBlock.Shape.LINES) {
            properties.setLineProperties(new XDDFLineProperties(fill));
        } else {
            properties.setFillProperties(fill);
        }
        return properties;
    }
}
