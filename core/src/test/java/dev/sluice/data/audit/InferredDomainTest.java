package dev.sluice.data.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.data.audit.Rows.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values, as {@code value x count}, and those of them that are out of the domain that they show. */
class InferredDomainTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0x500 1x500 7x1;              7
            0x500 1x500 2x3;              2
            0x500 1x500 -3x2 0.5x1;       -3 0.5
            0x950 1x50;                   ''
            0x95 1x100 7x5;               7
            -1x300 1x700 0x1;             0
            1x50 2x100 3x250 4x350 5x250; ''
            1x50 2x100 3x250 4x350 5x250 6x1;        6
            1x50 2x100 3x250 4x350 5x250 0x2;        0
            1x50 2x100 3x250 4x350 5x250 10x1 3.7x1; 10 3.7
            0.5x1 1x50 1.5x50 2x50 2.5x50 3x100 3.5x100 4x300 4.5x100 5x200;     ''
            0x1 0.5x30 1x50 1.5x50 2x50 2.5x50 3x100 3.5x100 4x300 4.5x100 5x200; 0
            0.5x30 1x50 1.5x50 2x50 2.5x50 3x100 3.5x100 4x300 4.5x100 5x200 5.5x1; 5.5
            1x600 2x200 3x100 4x50 5x20 6x10 7x5 8x2 57x1; ''
            1x970 2x25 3x4;               ''
            0x970 1x30 2x1;               ''
            0x970 1x30 9x1;               9
            1x1000;                       ''
            1x1000 7x1;                   ''
            1x10 7x9 8x1 20x10;           ''
            0x4 1x5 2x1;                  2
            0x8 1x12 7x1;                 7
            0x8 1x12 -1x2;                -1
            1x8 2x7 3x12 4x11 5x9 6x1 0x1; 6 0
            1x30 2x25 3x20 4x2 5x1;       ''
            1x60 2x20 3x10 4x5 5x3 9x1;   ''
            1x2 2x3 3x20 4x30 5x25;       ''
            1x4 2x5 3x200 4x300 5x250 0x1; 0
            """)
    void whatIsOutIsWhatNobodyWouldCallALabel(String values, String out) {
        List<Row> rows = new ArrayList<>();
        for (String value : values.split(" ")) {
            String[] parts = value.split("x");
            rows.addAll(
                    Collections.nCopies(Integer.parseInt(parts[1]), new Row("u", "i", Float.parseFloat(parts[0]), 0)));
        }
        AuditData data = AuditData.of(AuditPart.of("train", Rows.dataset(rows)));

        var domain = InferredDomain.of(Evidence.of(data, AuditSettings.asOf(Rows.NOW)));

        List<String> found = new ArrayList<>();
        for (String value : values.split(" ")) {
            String label = value.split("x")[0];
            if (domain.isPresent() && !domain.get().contains(Float.parseFloat(label))) {
                found.add(label);
            }
        }
        assertThat(String.join(" ", found)).isEqualTo(out);
    }
}
