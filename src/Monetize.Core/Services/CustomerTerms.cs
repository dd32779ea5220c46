namespace Monetize.Services;

/// <summary>What a customer is billed by at an instant.</summary>
/// <param name="Plan">The plan version.</param>
/// <param name="Period">The billing period around the instant.</param>
public sealed record CustomerTerms(Plan Plan, Period Period);
