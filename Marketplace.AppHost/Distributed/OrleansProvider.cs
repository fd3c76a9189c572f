using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orleans;

namespace Marketplace.AppHost.Distributed;

/// <summary>
/// Names an Orleans provider to the silos and clients, whose Orleans reads it from the section <c>Orleans</c>. (Aspire derives the
/// type from the kind of resource, and makes of PostgreSQL, and of a mere connection string, types that Orleans does not know.)
/// </summary>
/// <param name="type">Orleans' name of the provider: <c>AdoNet</c>, <c>Redis</c>.</param>
/// <param name="resource">What the provider connects to.</param>
/// <param name="key">The setting by which the provider is told the resource's name.</param>
/// <param name="settings">More settings.</param>
internal sealed class OrleansProvider(
    string type, IResourceBuilder<IResourceWithConnectionString> resource, string key, params (string Name, string Value)[] settings)
    : IProviderConfiguration
{
    public static OrleansProvider AdoNet(IResourceBuilder<IResourceWithConnectionString> database) =>
        new("AdoNet", database, "ConnectionName", ("Invariant", "Npgsql"));

    public static OrleansProvider Redis(IResourceBuilder<IResourceWithConnectionString> redis) => new("Redis", redis, "ServiceKey");

    void IProviderConfiguration.ConfigureResource<T>(IResourceBuilder<T> resourceBuilder, string configSectionPath)
    {
        resourceBuilder.WithReference(resource);
        foreach (var (name, value) in settings.Prepend((key, resource.Resource.Name)).Prepend(("ProviderType", type)))
            resourceBuilder.WithEnvironment($"Orleans__{configSectionPath}__{name}", value);
    }
}
