namespace Monetize.Hosting;

/// <summary>The services of a program without a container: none.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static readonly NoServices Instance = new();

    private NoServices()
    {
    }

    public object? GetService(Type serviceType) => null;
}
