using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Monetize;
using Monetize.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Monetize in a host.</summary>
public static class MonetizeServiceCollectionExtensions
{
    /// <summary>
    /// Registers the recorder, service calls, billing and stores. Called again, it adds to what was said before.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Says what it is made from; called once, when the host starts.</param>
    public static IServiceCollection AddMonetize(this IServiceCollection services, Action<MonetizeBuilder> configure) =>
        Register(services, name: null, configure);

    /// <summary>Registers all of one tenant under a name, by which it is injected as keyed services.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The name. Two names never see each other: give each stores of its own.</param>
    /// <param name="configure">Says what it is made from; called once, when the host starts.</param>
    public static IServiceCollection AddMonetize(
        this IServiceCollection services, string name, Action<MonetizeBuilder> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Register(services, name, configure);
    }

    /// <summary>Registers with options from a section, such as <c>Monetize</c> of <c>appsettings.json</c>.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="section">The section. What it says counts before what <paramref name="configure"/> says.</param>
    /// <param name="configure">Says what it is made from; called once, when the host starts.</param>
    public static IServiceCollection AddMonetize(
        this IServiceCollection services, IConfiguration section, Action<MonetizeBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(configure);
        return Register(services, name: null, builder => configure(builder.Configure(section)));
    }

    /// <summary>Registers all of one tenant under a name, with options from a section.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The name. Two names never see each other: give each stores of its own.</param>
    /// <param name="section">The section. What it says counts before what <paramref name="configure"/> says.</param>
    /// <param name="configure">Says what it is made from; called once, when the host starts.</param>
    public static IServiceCollection AddMonetize(
        this IServiceCollection services, string name, IConfiguration section, Action<MonetizeBuilder> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(configure);
        return Register(services, name, builder => configure(builder.Configure(section)));
    }

    private static IServiceCollection Register(
        IServiceCollection services, string? name, Action<MonetizeBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddSingleton(new Registration(name, configure));
        var isKnown = services.Any(one => one.ServiceType == typeof(MonetizeEngine) && Equals(one.ServiceKey, name));
        if (isKnown) return services;
        if (name is null) services.TryAddSingleton(provider => Make(provider, name));
        else services.TryAddKeyedSingleton(name, (provider, _) => Make(provider, name));
        InjectedServices.Add(services, name);
        services.AddSingleton<IHostedService>(
            provider => new MonetizeHost(InjectedServices.EngineOf(provider, name)));
        return services;
    }

    /// <summary>One engine of all that was said under one name, in the order of saying.</summary>
    private static MonetizeEngine Make(IServiceProvider services, string? name)
    {
        var builder = new MonetizeBuilder();
        foreach (var one in services.GetServices<Registration>().Where(one => one.Name == name)) one.Configure(builder);
        return new MonetizeEngine(builder.Build(name, services));
    }

    private sealed record Registration(string? Name, Action<MonetizeBuilder> Configure)
    {
        public override string ToString() => Name ?? "Monetize";
    }
}
