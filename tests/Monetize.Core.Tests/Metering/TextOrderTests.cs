using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Monetize.Collections;
using Monetize.Metering;

namespace Monetize.Tests.Metering;

public sealed class TextOrderTests
{
    private static readonly Gen<string> Texts =
        Gen.Elements("a", "Z", "é", "\uFB01", "\uE000", "\U0001F600", "\U00010000", "0")
        .ArrayOf()
        .Select(string.Concat);

    [Fact]
    public void Compare_AnyTexts_IsTheOrderOfTheirBytes() => Prop.ForAll(
            Texts.Two().ToArbitrary(),
            texts => Math.Sign(TextOrder.Instance.Compare(texts.Item1, texts.Item2)) == Math.Sign(
                Encoding.UTF8.GetBytes(texts.Item1).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(texts.Item2))))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void DimensionText_AnyValues_IsReadBack() => Prop.ForAll(
            Texts.ArrayOf().ToArbitrary(),
            texts =>
            {
                var values = ValueMap.Of(texts.Select((text, i) => KeyValuePair.Create($"{text}{i}", $"{text}\"\\")));
                return DimensionText.Read(DimensionText.Write(values)) == values;
            })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"a\":1}")]
    public void DimensionText_SomethingElse_Throws(string text)
    {
        var read = () => DimensionText.Read(text);
        read.Should().Throw<FormatException>();
    }
}
