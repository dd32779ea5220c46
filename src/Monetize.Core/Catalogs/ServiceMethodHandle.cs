using Monetize.Catalogs;
using Monetize.Collections;

namespace Monetize;

/// <summary>
/// A typed handle of a service's method: what a call takes and gives, which meters it records, and how much follows
/// from request and result. Declared once, as a static field, and used to call, to subscribe and to declare the
/// service.
/// </summary>
/// <typeparam name="TRequest">What a call takes.</typeparam>
/// <typeparam name="TResult">What a call gives.</typeparam>
/// <remarks>Immutable and safe to share between threads, as far as its functions are.</remarks>
/// <example>
/// <code>
/// public static readonly ServiceMethod&lt;Brief, Draft&gt; Generate = Service.Create("content-generation")
///     .Method&lt;Brief, Draft&gt;("generate").Meters(Words, (brief, draft) => draft.WordCount);
/// </code>
/// </example>
public sealed class ServiceMethod<TRequest, TResult>
{
    internal ServiceMethod(
        string serviceKey, string methodName, ValueArray<MeasuredMeter<TRequest, TResult>> measures = default)
    {
        ServiceKey = serviceKey;
        MethodName = methodName;
        Measures = measures;
    }

    /// <summary>The key of the service.</summary>
    public string ServiceKey { get; }

    /// <summary>The name within the service.</summary>
    public string MethodName { get; }

    /// <summary>The name on the wire, <c>service.method</c>.</summary>
    public string Name => string.Concat(ServiceKey, ".", MethodName);

    /// <summary>What a call records.</summary>
    public ValueArray<MeasuredMeter<TRequest, TResult>> Measures { get; }

    /// <summary>The method as data, for a catalog.</summary>
    public ServiceMethod Declaration => new()
    {
        Name = MethodName,
        Meters = Measures.Select(measure => measure.Meter).ToValueArray(),
    };

    /// <summary>A copy that records a meter as well.</summary>
    /// <param name="meter">The meter, once for each method.</param>
    /// <param name="quantity">How much a call uses, in the meter's unit, from request and result.</param>
    /// <param name="dimensions">The values of the meter's dimensions; none by default.</param>
    /// <exception cref="ArgumentException">The method records the meter already.</exception>
    public ServiceMethod<TRequest, TResult> Meters(
        Meter meter, Func<TRequest, TResult, decimal> quantity, Func<TRequest, TResult, ValueMap>? dimensions = null)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(quantity);
        if (Measures.Any(measure => measure.Meter.Key == meter.Key))
        {
            throw new ArgumentException($"{Name} records {meter} already; give one quantity for it.", nameof(meter));
        }

        var measure = new MeasuredMeter<TRequest, TResult>(meter, quantity, dimensions);
        return new ServiceMethod<TRequest, TResult>(ServiceKey, MethodName, Measures.Add(measure));
    }

    /// <summary>The <see cref="Name"/>.</summary>
    public override string ToString() => Name;
}
