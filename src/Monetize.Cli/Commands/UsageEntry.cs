using Monetize.Collections;

namespace Monetize.Cli.Commands;

/// <summary>One <c>--usage</c>: a meter, values of its dimensions, and how much was used.</summary>
internal readonly record struct UsageEntry(string Meter, ValueMap Dimensions, decimal Quantity);
