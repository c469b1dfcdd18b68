package podium.data.dataset;

import java.util.List;

/** What a check of a data set found: faults, with which it cannot be used, and warnings, with which it can. */
public record DatasetFindings(List<DatasetFault> faults, List<DatasetWarning> warnings) {
    public DatasetFindings {
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }
}
