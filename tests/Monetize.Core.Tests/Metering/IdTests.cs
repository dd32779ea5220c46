namespace Monetize.Tests.Metering;

public sealed class IdTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void Of_NoText_Throws(string? text)
    {
        var customer = () => CustomerId.Of(text!);
        var key = () => IdempotencyKey.Of(text!);

        customer.Should().Throw<ArgumentException>();
        key.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Equals_Texts_AreComparedOrdinally()
    {
        CustomerId.Of("a").Should().Be(CustomerId.Of("a"));
        CustomerId.Of("a").Should().NotBe(CustomerId.Of("A"));
        IdempotencyKey.Of("a").Should().Be(IdempotencyKey.Of("a"));
        IdempotencyKey.Of("e\u0301").Should().NotBe(IdempotencyKey.Of("\u00e9"));
    }

    [Fact]
    public void ToString_AnyId_IsItsTextAndEmptyByDefault()
    {
        CustomerId.Of("a").ToString().Should().Be("a");
        IdempotencyKey.Of("b").ToString().Should().Be("b");
        default(CustomerId).ToString().Should().BeEmpty();
        default(IdempotencyKey).ToString().Should().BeEmpty();
    }
}
