using Monetize.Collections;

namespace Monetize.Catalogs.Building;

/// <summary>A service being declared. Each step returns a new builder; <see cref="Build"/> ends it.</summary>
public sealed class ServiceBuilder
{
    private readonly Service _service;

    internal ServiceBuilder(Service service) => _service = service;

    /// <summary>Sets the name that customers see.</summary>
    /// <param name="name">The name.</param>
    public ServiceBuilder Name(string name) => new(_service with { Name = name });

    /// <summary>Sets what the service does, one sentence.</summary>
    /// <param name="description">The sentence.</param>
    public ServiceBuilder Description(string description) => new(_service with { Description = description });

    /// <summary>Sets the domain under which it is published.</summary>
    /// <param name="domain">The domain.</param>
    public ServiceBuilder Domain(string domain) => new(_service with { Domain = domain });

    /// <summary>Adds a method.</summary>
    /// <param name="name">Its name within the service.</param>
    /// <param name="meters">The meters that a call records.</param>
    public ServiceBuilder Method(string name, params ReadOnlySpan<Meter> meters)
    {
        ArgumentNullException.ThrowIfNull(name);
        var method = new ServiceMethod { Name = name, Meters = ValueArray.Create(meters) };
        return new ServiceBuilder(_service with { Methods = _service.Methods.Add(method) });
    }

    /// <summary>Adds a method that its handle declares.</summary>
    /// <typeparam name="TRequest">What a call takes.</typeparam>
    /// <typeparam name="TResult">What a call gives.</typeparam>
    /// <param name="method">The handle.</param>
    /// <exception cref="ArgumentException">The handle is of another service.</exception>
    public ServiceBuilder Method<TRequest, TResult>(ServiceMethod<TRequest, TResult> method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return method.ServiceKey == _service.Key
            ? new ServiceBuilder(_service with { Methods = _service.Methods.Add(method.Declaration) })
            : throw new ArgumentException($"{method} is no method of {_service.Key}.", nameof(method));
    }

    /// <summary>Starts a handle of a method of this service.</summary>
    /// <typeparam name="TRequest">What a call takes.</typeparam>
    /// <typeparam name="TResult">What a call gives.</typeparam>
    /// <param name="name">Its name within the service.</param>
    /// <returns>A handle without meters; say which it records with its <c>Meters</c>.</returns>
    public ServiceMethod<TRequest, TResult> Method<TRequest, TResult>(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ServiceMethod<TRequest, TResult>(_service.Key, name);
    }

    /// <summary>Names the plans under which it is sold.</summary>
    /// <param name="plans">The plans.</param>
    public ServiceBuilder SoldUnder(params IEnumerable<Plan> plans) =>
        new(_service with { Plans = plans.Select(plan => plan.Key).Distinct().ToValueArray() });

    /// <summary>Ends the declaration.</summary>
    /// <returns>The service.</returns>
    /// <exception cref="CatalogException">The service has errors; all of them are reported.</exception>
    public Service Build()
    {
        CatalogValidator.ThrowIfInvalid(_service);
        return _service;
    }
}
