using Marketplace.Benchmarks.Operations;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Data.Syncs;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Connections;
using Marketplace.Grains.Drifts;
using Marketplace.Grains.Orders;
using Marketplace.Grains.Sellers;
using Marketplace.Grains.Syncs;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Benchmarks.Syncs.Proof;

/// <summary>One life of the process that syncs a connection: from its activation, which goes on with the runs that it finds, to their end or its own.</summary>
internal static class SyncLife
{
    /// <param name="connectionString">Of the database's owner.</param>
    /// <param name="grains">Whom the syncs tell: they live on.</param>
    /// <param name="wire">Over which all that the life does in the database goes; null: it is not cut off.</param>
    /// <returns>The pages that it read, in order.</returns>
    public static async Task<List<(SyncKind Kind, int Page)>> RunAsync(string connectionString, IGrainFactory grains, BenchShop shop, CuttableWire? wire)
    {
        var pages = new List<(SyncKind, int)>();
        await using var source = NpgsqlDataSource.Create(Through(wire, connectionString));
        await using var services = Services(source, grains).BuildServiceProvider();
        await using var activation = services.CreateAsyncScope();
        using var stopping = new CancellationTokenSource();
        using var http = new HttpClient();
        var connection = new ConnectionContext
        {
            SellerId = shop.SellerId,
            ConnectionId = shop.ConnectionId,
            Channel = new ProofChannel((kind, page) =>
            {
                if (wire is { IsCut: true })
                    throw new InvalidOperationException("A dead process reads nothing.");
                pages.Add((kind, page));
            }),
            Time = TimeProvider.System,
            Stopping = stopping.Token,
            Session = () => new ChannelSession(http, "", default),
            Usable = () => true,
            RefusedAsync = _ => Task.CompletedTask,
            KeepAlive = _ => { },
        };
        // One turn at a time, as in a grain.
        await Task.Factory.StartNew(() => LiveAsync(), CancellationToken.None, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();
        return pages;

        async Task LiveAsync()
        {
            var works = activation.ServiceProvider.GetServices<IConnectionWork>().ToList();
            try
            {
                foreach (var work in works)
                    await work.ActivateAsync(connection, stopping.Token);
                await works.OfType<IConnectionSyncs>().Single().StopAsync();
            }
            catch (Exception) when (wire is { IsCut: true })
            {
                // That was its death.
            }

            await stopping.CancelAsync();
            foreach (var work in works.Where(w => w is not IConnectionSyncs))
                await work.StopAsync();
        }
    }

    /// <summary>What the syncs need of the product.</summary>
    private static IServiceCollection Services(NpgsqlDataSource source, IGrainFactory grains) => new ServiceCollection()
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton(grains)
        .AddSingleton(new TenantDatabase(source))
        .AddSingleton<DriftRepair>()
        .AddConnectionGrains()
        .AddSellers()
        .AddOrders()
        .AddSyncs();

    private static string Through(CuttableWire? wire, string connectionString)
    {
        var application = new NpgsqlConnectionStringBuilder(ApplicationConnectionString.From(connectionString));
        if (wire is not null)
            (application.Host, application.Port) = ("127.0.0.1", wire.Port);
        return application.ConnectionString;
    }
}
