using Monetize.Errors;

namespace Monetize.Catalogs.Json.Prices;

/// <summary>
/// <c>{ "model": "matrix", "dimensions", "cells": [{ "match", "price" }], "otherwise" }</c>. What everything else costs
/// must be said, be it null: an absence could be an oversight.
/// </summary>
internal sealed class MatrixForm : TypedPriceForm<MatrixPrice>
{
    private static readonly string[] KnownOfCell = ["match", "price"];

    public MatrixForm()
        : base("matrix", "dimensions", "cells", "otherwise")
    {
    }

    public override Price Read(DocumentObject price) => new MatrixPrice
    {
        Dimensions = price.Texts("dimensions", CatalogLimits.DimensionsPerMeter),
        Cells = price.Objects("cells", CatalogLimits.CellsPerPrice, ReadCell),
        Otherwise = ReadOtherwise(price),
    };

    private protected override void Write(DocumentWriter writer, MatrixPrice price)
    {
        writer.Texts("dimensions", price.Dimensions);
        writer.List("cells", price.Cells, cell =>
        {
            writer.Texts("match", cell.Match);
            writer.Object("price", () => PriceForms.Write(writer, cell.Price));
        });
        if (price.Otherwise is null) writer.Null("otherwise");
        else writer.Object("otherwise", () => PriceForms.Write(writer, price.Otherwise));
    }

    private static Price? ReadOtherwise(DocumentObject price)
    {
        if (price.Has("otherwise")) return PriceReader.Read(price.Object("otherwise"), price.PathOf("otherwise"));
        if (price.IsNull("otherwise") || price.IsMisspelt("otherwise")) return null;
        price.ReportUnreadable(
            ErrorCodes.MissingProperty,
            "otherwise",
            "The property 'otherwise' is missing.",
            "Say what everything else costs, or null to refuse it.");
        return null;
    }

    private static MatrixCell ReadCell(DocumentObject cell, string path)
    {
        cell.Place(path, "A cell", KnownOfCell);
        if (!cell.Has("price") && !cell.IsMisspelt("price"))
        {
            cell.Report(
                ErrorCodes.MissingProperty,
                "price",
                "The cell has no price.",
                "Add \"price\"; flat with the amount 0 where the cell is free.");
        }

        return new MatrixCell
        {
            Match = cell.TextMap("match", "The match of a cell", required: true),
            Price = PriceReader.Read(cell.Object("price"), cell.Path),
        };
    }
}
