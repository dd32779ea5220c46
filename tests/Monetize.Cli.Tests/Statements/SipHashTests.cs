using System.Buffers.Binary;
using Monetize.Cli.Statements;

namespace Monetize.Cli.Tests.Statements;

public sealed class SipHashTests
{
    /// <summary>The vectors that come with the function: the bytes 0, 1, 2, … under the secret 0, 1, … 15.</summary>
    [Theory]
    [InlineData(0, "A3817F04BA25A8E66DF67214C7550293")]
    [InlineData(1, "DA87C1D86B99AF44347659119B22FC45")]
    [InlineData(7, "A1F1EBBED8DBC153C0B84AA61FF08239")]
    [InlineData(8, "3B62A9BA6258F5610F83E264F31497B4")]
    [InlineData(15, "5493E99933B0A8117E08EC0F97CFC3D9")]
    [InlineData(16, "6EE2A4CA67B054BBFD3315BF85230577")]
    [InlineData(20, "9E25FC833F2290733E9344A5E83839EB")]
    [InlineData(63, "5150D1772F50834A503E069A973FBD7C")]
    public void Of_TheFirstNumbers_IsThePublishedHash(int length, string hash)
    {
        var (low, high) = new SipHash(Numbers(16)).Of(Numbers(length));

        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, low);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), high);
        Convert.ToHexString(bytes).Should().Be(hash);
    }

    [Fact]
    public void ForOneRun_Twice_HasTwoSecrets() =>
        SipHash.ForOneRun().Of(Numbers(8)).Should().NotBe(SipHash.ForOneRun().Of(Numbers(8)));

    private static byte[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(number => (byte)number)];
}
