using System.Diagnostics;
using System.Net.Http.Json;
using Marketplace.Benchmarks.Api;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Paging;
using Marketplace.Contracts.Syncs;
using Npgsql;

namespace Marketplace.Benchmarks.Import;

/// <summary>What the first imports of all channels' shops have in common.</summary>
internal static class FirstImport
{
    /// <summary>Reads all that a shop sells and keeps nothing.</summary>
    /// <returns>Seconds.</returns>
    public static async Task<double> ReadAsync(IImportListings channel, ChannelSession session, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        for (string? cursor = null; ;)
        {
            var page = await channel.ReadListingsAsync(session, cursor, cancellation);
            if (!page.Succeeded)
                throw new InvalidOperationException(page.Error.Message);
            if ((cursor = page.Value.Next) is null)
                return watch.Elapsed.TotalSeconds;
        }
    }

    /// <summary>Waits for the end of the seller's first import.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task CompletedAsync(BenchmarkApi api, CancellationToken cancellation)
    {
        while (true)
        {
            var runs = (await api.Http.GetFromJsonAsync<Page<SyncRunModel>>("/api/sync-runs?limit=50", cancellation))!.Items;
            if (runs.FirstOrDefault(run => run is { Kind: "listings", State: not "running" }) is { } run)
            {
                if (run.State != "completed")
                    throw new InvalidOperationException(run.Error ?? run.State);
                return;
            }

            await Task.Delay(100, cancellation);
        }
    }

    /// <param name="remoteIds">A pattern of the ids that count.</param>
    /// <returns>How many listings are here.</returns>
    public static async Task<long> CountAsync(BenchmarkApi api, CancellationToken cancellation, string remoteIds = "%")
    {
        await using var source = NpgsqlDataSource.Create(api.ConnectionString);
        await using var command = source.CreateCommand("select count(*) from listings where state = 'active' and remote_id like $1");
        command.Parameters.Add(new() { Value = remoteIds });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}

/// <summary>Credentials that are as they are.</summary>
internal sealed class HeldCredentials(ChannelCredentials credentials) : ITokenSource
{
    public ValueTask<ChannelResult<ChannelCredentials>> GetAsync(ChannelCredentials? refused, CancellationToken cancellationToken) => new(credentials);
}
