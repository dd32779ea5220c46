using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Catalogs.Validation;

/// <summary>A price by dimensions: each combination has one cell, and each cell a price of its own quantity.</summary>
internal static class MatrixRules
{
    /// <param name="faults">Where faults go.</param>
    /// <param name="path">The price.</param>
    /// <param name="price">The price.</param>
    /// <param name="declared">The dimensions of the meter; null where they are not known.</param>
    public static void Check(
        FaultCollector faults, string path, MatrixPrice price, IReadOnlyCollection<string>? declared)
    {
        var areNamed = CheckDimensions(faults, path, price.Dimensions, declared);
        CheckCells(faults, path, price, areNamed);
        if (price.Otherwise is { } otherwise) CheckPart(faults, FaultPath.Of(path, "otherwise"), otherwise);
    }

    /// <summary>Whether the dimensions are known well enough to judge cells by them.</summary>
    private static bool CheckDimensions(
        FaultCollector faults, string path, ValueArray<string> dimensions, IReadOnlyCollection<string>? declared)
    {
        var list = FaultPath.Of(path, "dimensions");
        if (dimensions.IsEmpty)
        {
            ReportEmpty(faults, list, "The matrix has no dimensions.", "Name at least one dimension of the meter.");
            return false;
        }

        var count = TextRules.CheckCount(
            faults, list, "dimensions", dimensions.Count, CatalogLimits.DimensionsPerMeter);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < count; index++)
        {
            var dimension = dimensions[index];
            var dimensionPath = FaultPath.Of(path, "dimensions", index);
            if (!KeyRules.Check(faults, dimensionPath, "The dimension", dimension)) continue;
            KeyRules.CheckUnique(faults, dimensionPath, "The dimension", dimension, taken);
            if (declared is null || declared.Contains(dimension)) continue;
            faults.Add(
                ErrorCodes.UnknownDimension,
                dimensionPath,
                $"The meter does not declare the dimension {Quote.Of(dimension)}.",
                $"Declare it in the meter, or name one of its own.{faults.Question(dimension, declared)}");
        }

        return taken.Count == dimensions.Count && !faults.IsUnreadable(list);
    }

    private static void CheckCells(FaultCollector faults, string path, MatrixPrice price, bool areDimensionsKnown)
    {
        var list = FaultPath.Of(path, "cells");
        if (price.Cells.IsEmpty)
        {
            ReportEmpty(faults, list, "The matrix has no cells.", "Add a cell, or use the other price by itself.");
        }

        var count = TextRules.CheckCount(faults, list, "cells", price.Cells.Count, CatalogLimits.CellsPerPrice);
        var taken = new HashSet<ValueMap>();
        for (var index = 0; index < count; index++)
        {
            var cellPath = FaultPath.Of(path, "cells", index);
            if (price.Cells[index] is not { } cell)
            {
                TextRules.ReportMissing(faults, cellPath, "The cell");
                continue;
            }

            if (areDimensionsKnown) CheckMatch(faults, cellPath, price.Dimensions, cell.Match, taken);
            if (cell.Price is null) TextRules.ReportMissing(faults, cellPath, "The price of the cell");
            else CheckPart(faults, cellPath, cell.Price);
        }
    }

    private static void CheckMatch(
        FaultCollector faults, string cellPath, ValueArray<string> dimensions, ValueMap match, HashSet<ValueMap> taken)
    {
        var path = FaultPath.Of(cellPath, "match");
        var missing = dimensions.FirstOrDefault(dimension => !match.ContainsKey(dimension));
        var strange = match.Keys.FirstOrDefault(name => !dimensions.Contains(name));
        if (missing is not null || strange is not null)
        {
            faults.Add(
                ErrorCodes.CellMismatch,
                path,
                missing is not null
                    ? $"The cell has no value for the dimension {Quote.Of(missing)}."
                    : $"The cell has a value for {Quote.Of(strange)}, which is no dimension of the matrix.",
                "Give it a value for each dimension of the matrix and for nothing else.");
            return;
        }

        foreach (var (dimension, value) in match)
        {
            var valuePath = FaultPath.Of(path, dimension);
            if (value is null) TextRules.ReportMissing(faults, valuePath, "The value");
            TextRules.Check(faults, valuePath, "The value", value);
        }

        if (match.Values.Any(value => value is null) || faults.IsUnreadable(path) || taken.Add(match)) return;
        faults.Add(
            ErrorCodes.DuplicateCell,
            cellPath,
            "Another cell before it is for the same values.",
            "Remove one of the two, or give it values of its own.");
    }

    private static void CheckPart(FaultCollector faults, string path, Price price)
    {
        if (price is not (MatrixPrice or PercentagePrice or DynamicPrice))
        {
            PriceRules.CheckFigures(faults, path, price, declared: null);
            return;
        }

        faults.Add(
            ErrorCodes.PriceNotForCells,
            path,
            price is MatrixPrice
                ? "A matrix stands inside of a matrix."
                : "The price reads single records, and a matrix adds them up before it asks its cells.",
            price is MatrixPrice
                ? "Name the dimensions of both in one matrix."
                : "Use a price of the quantity, such as graduated_percentage; or record to a meter of its own.");
    }

    private static void ReportEmpty(FaultCollector faults, string path, string message, string repair) =>
        faults.Add(ErrorCodes.MatrixUnusable, path, message, repair);
}
