using Monetize;

/// <summary>What is sold: content generation, paid by the word.</summary>
public static class ContentGeneration
{
    public static readonly Meter Words = Meter.Sum("words", Unit.Word);

    public static readonly Plan Plan = Plan.Create("content-generation", Currency.Usd, Every.Month)
        .Usage(Words).Graduated(t => t.UpTo(10_000, 0.01m).UpTo(100_000, 0.008m).Beyond(0.005m))
        .Build();

    /// <summary>For those who use much: a base with words in it, and less for each word beyond.</summary>
    public static readonly Plan Studio = Plan.Create("content-studio", Currency.Usd, Every.Month)
        .Recurring(99m)
        .Includes(Words, 20_000).Overage.PerUnit(0.006m)
        .Build();

    /// <summary>The price that is being thought about: dearer in the middle, cheaper for those who use most.</summary>
    public static readonly Plan NextPlan = Plan.Create("content-generation", Currency.Usd, Every.Month).Version(2)
        .Usage(Words).Graduated(t => t.UpTo(10_000, 0.01m).UpTo(100_000, 0.009m).UpTo(500_000, 0.005m).Beyond(0.004m))
        .Build();

    public static readonly Service Service = Service.Create("content-generation")
        .Name("AI Content Generation")
        .Description("Generate high-quality content with AI")
        .Domain("services.do")
        .Method("generate", Words)
        .SoldUnder(Plan, Studio)
        .Build();

    public static readonly Catalog Catalog = Catalog.Of([Plan, Studio, NextPlan], Service);
}
