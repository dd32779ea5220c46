namespace Monetize.Hosting;

/// <summary>Something wrong with an option.</summary>
/// <param name="Path">Where it stands, such as <c>Monetize:Billing:Grace</c>.</param>
/// <param name="Fact">What is wrong; follows the path in a sentence.</param>
/// <param name="Repair">What to write instead, one sentence.</param>
public sealed record OptionFault(string Path, string Fact, string Repair)
{
    /// <summary>One line.</summary>
    public override string ToString() => $"{Path} {Fact}. {Repair}";
}
