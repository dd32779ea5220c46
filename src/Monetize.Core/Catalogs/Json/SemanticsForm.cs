namespace Monetize.Catalogs.Json;

/// <summary>
/// The named switches: <c>{ "zero_usage", "volume_allowance", "negative_quantity", "proration", "minimum_proration" }
/// </c>, each at its default where it is not given.
/// </summary>
internal static class SemanticsForm
{
    private static readonly string[] Known =
        ["zero_usage", "volume_allowance", "negative_quantity", "proration", "minimum_proration"];

    public static PlanSemantics Read(DocumentObject? semantics, string path)
    {
        if (semantics is null) return PlanSemantics.Default;
        semantics.Place(path, "The list of switches", Known);
        return new PlanSemantics
        {
            ZeroUsage = semantics.Word("zero_usage", Words.ZeroUsages, required: false, default),
            VolumeAllowance = semantics.Word("volume_allowance", Words.VolumeAllowances, required: false, default),
            NegativeQuantity = semantics.Word("negative_quantity", Words.NegativeQuantities, required: false, default),
            Proration = semantics.Word("proration", Words.Prorations, required: false, default),
            MinimumProration = semantics.Word("minimum_proration", Words.MinimumProrations, required: false, default),
        };
    }

    public static void Write(DocumentWriter writer, PlanSemantics semantics)
    {
        if (semantics == PlanSemantics.Default) return;
        writer.Object("semantics", () =>
        {
            writer.Word("zero_usage", Words.ZeroUsages, semantics.ZeroUsage);
            writer.Word("volume_allowance", Words.VolumeAllowances, semantics.VolumeAllowance);
            writer.Word("negative_quantity", Words.NegativeQuantities, semantics.NegativeQuantity);
            writer.Word("proration", Words.Prorations, semantics.Proration);
            writer.Word("minimum_proration", Words.MinimumProrations, semantics.MinimumProration);
        });
    }
}
