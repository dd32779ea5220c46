using Monetize;
using Monetize.Collections;
using Monetize.Services;

/// <summary>A service whose draft is as long as its brief asks for.</summary>
public static class ContentService
{
    public static readonly Meter Words = Meter.Sum("words", Unit.Word);
    public static readonly Meter Calls = Meter.Count("calls", Unit.Call);

    public static readonly ServiceMethod<Brief, Draft> Generate = Service.Create("content-generation")
        .Method<Brief, Draft>("generate")
        .Meters(Words, (brief, draft) => draft.WordCount)
        .Meters(Calls, (brief, draft) => 1);

    public static readonly Plan Plan = Plan.Create("content-generation", Currency.Usd, Every.Month)
        .Usage(Words).Graduated(t => t.UpTo(10_000, 0.01m).Beyond(0.005m))
        .Usage(Calls).PerUnit(0.02m)
        .Build();

    public static readonly Service Service = Service.Create("content-generation")
        .Name("AI Content Generation")
        .Method(Generate)
        .SoldUnder(Plan)
        .Build();

    public static Task<Draft> WriteAsync(Brief brief, CancellationToken cancellationToken) =>
        Task.FromResult(new Draft(string.Join(' ', Enumerable.Repeat(brief.Topic, brief.Length)), brief.Length));
}

/// <summary>What is to be written.</summary>
public sealed record Brief(string Topic, int Length);

/// <summary>What was written.</summary>
public sealed record Draft(string Text, int WordCount);

/// <summary>Everybody is on the one plan, month by month in UTC.</summary>
public sealed class OnePlan : ICustomerTerms
{
    public ValueTask<ValueArray<CustomerTerms>> FindAsync(
        CustomerId customer, DateTimeOffset instant, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<ValueArray<CustomerTerms>>(
            [new CustomerTerms(ContentService.Plan, Period.UtcMonth(instant.Year, instant.Month))]);
}
