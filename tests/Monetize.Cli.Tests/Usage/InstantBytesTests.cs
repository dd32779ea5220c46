using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Monetize.Cli.Usage;

namespace Monetize.Cli.Tests.Usage;

public sealed class InstantBytesTests
{
    private static readonly long LastTicks = new DateTime(9999, 1, 1).Ticks - 1;

    [Theory]
    [InlineData("2026-11-01T09:30:00Z", "2026-11-01T09:30:00.0000000")]
    [InlineData("2026-11-01 09:30:00Z", "2026-11-01T09:30:00.0000000")]
    [InlineData("2026-11-01T09:30:00+02:00", "2026-11-01T07:30:00.0000000")]
    [InlineData("2026-11-01T00:30:00.5+01:00", "2026-10-31T23:30:00.5000000")]
    [InlineData("2026-12-31T23:59:59.999999999-00:30", "2027-01-01T00:29:59.9999999")]
    [InlineData("2024-02-29T00:00:00-14:00", "2024-02-29T14:00:00.0000000")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000")]
    [InlineData("9998-12-31T23:59:59Z", "9998-12-31T23:59:59.0000000")]
    public void TryRead_AnInstant_GivesItsTicksInUtc(string text, string utc)
    {
        InstantBytes.TryRead(Encoding.UTF8.GetBytes(text), out var ticks).Should().BeTrue();

        new DateTime(ticks).ToString("O", CultureInfo.InvariantCulture).Should().Be(utc);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-01")]
    [InlineData("2026-11-01T09:30:00")]
    [InlineData("2026-11-01T09:30:00z")]
    [InlineData("2026-11-01T09:30Z")]
    [InlineData("2026-11-01T09:30:00.Z")]
    [InlineData("2026-11-01T09:30:00.1234567890Z")]
    [InlineData("2026-11-01T09:30:00.5")]
    [InlineData("2026-11-01T09:30:00,5Z")]
    [InlineData("2026-11-01T09:30:00ZZ")]
    [InlineData("2026-11-01T09:30:00+0200")]
    [InlineData("2026-11-01T09:30:00+14:01")]
    [InlineData("2026-11-01T09:30:00+01:60")]
    [InlineData("2026-11-01T24:00:00Z")]
    [InlineData("2026-11-01T09:60:00Z")]
    [InlineData("2026-11-01T09:30:60Z")]
    [InlineData("2026-11-31T09:30:00Z")]
    [InlineData("2026-02-29T09:30:00Z")]
    [InlineData("2026-00-01T09:30:00Z")]
    [InlineData("2026-13-01T09:30:00Z")]
    [InlineData("2026-11-00T09:30:00Z")]
    [InlineData("0000-11-01T09:30:00Z")]
    [InlineData("9999-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+00:01")]
    [InlineData("2026/11/01T09:30:00Z")]
    [InlineData("2026-11-01_09:30:00Z")]
    [InlineData("2026-11-0xT09:30:00Z")]
    public void TryRead_OtherText_IsRefused(string text)
    {
        InstantBytes.TryRead(Encoding.UTF8.GetBytes(text), out var ticks).Should().BeFalse();

        ticks.Should().Be(0);
    }

    [Fact]
    public void TryRead_OfWhatDotNetWrites_IsTheInstant() =>
        Prop.ForAll(
            (from ticks in ArbMap.Default.GeneratorFor<long>()
             from offset in Gen.Choose(-14 * 60, 14 * 60)
             select (Ticks: Math.Abs(ticks % LastTicks), Offset: TimeSpan.FromMinutes(offset))).ToArbitrary(),
            sample =>
            {
                var local = sample.Ticks + sample.Offset.Ticks;
                if (local < 0 || local > LastTicks) return true;
                var instant = new DateTimeOffset(sample.Ticks, TimeSpan.Zero).ToOffset(sample.Offset);
                var text = instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);
                return InstantBytes.TryRead(Encoding.UTF8.GetBytes(text), out var read) && read == sample.Ticks;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
