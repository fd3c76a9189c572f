using System.Globalization;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Distributed.Cluster;

/// <summary>One product on three processes' worth of hosts: two with a silo of one cluster inside, and one that only calls the grains of those.</summary>
public sealed class ClusterFixture(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly List<ApiHost> _hosts = [];

    /// <summary>The last is the client.</summary>
    public IReadOnlyList<ApiHost> Hosts => _hosts;

    public async ValueTask InitializeAsync()
    {
        var database = await postgres.CreateDatabaseAsync();
        foreach (var role in (string[])["silo", "silo", "client"])
            _hosts.Add(await ApiHost.StartAsync(postgres, Member(role), connectionString: database));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.AsEnumerable().Reverse())
            await host.DisposeAsync();
    }

    private static Dictionary<string, string> Member(string role) => new()
    {
        ["Orleans:Role"] = role,
        ["Orleans:ClusterId"] = "tests",
        ["Orleans:Clustering:ProviderType"] = "AdoNet",
        ["Orleans:Clustering:Invariant"] = "Npgsql",
        ["Orleans:Clustering:ConnectionName"] = "marketplace",
        ["Orleans:Endpoints:SiloPort"] = FreePort.Take().ToString(CultureInfo.InvariantCulture),
        ["Orleans:Endpoints:GatewayPort"] = FreePort.Take().ToString(CultureInfo.InvariantCulture),
        ["Database:MaximumPoolSize"] = "15",
    };
}
