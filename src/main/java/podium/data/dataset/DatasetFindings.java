package podium.data.dataset;

import java.util.List;

/** The findings of a check: with faults a data set cannot be used, with warnings it can. */
public record DatasetFindings(List<DatasetFault> faults, List<DatasetWarning> warnings) {
    public DatasetFindings {
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
    }
}
