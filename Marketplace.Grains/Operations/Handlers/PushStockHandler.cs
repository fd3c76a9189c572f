using Marketplace.Channels.Seam;
using Marketplace.Data.Drifts;
using Marketplace.Data.Listings;
using Marketplace.Data.Model;
using Marketplace.Data.Operations;
using Marketplace.Data.Syncs;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Operations.Revisions;
using Npgsql;

namespace Marketplace.Grains.Operations.Handlers;

/// <summary>Tells the channel the stock as it is when the operation runs, so that the last value wins; every push is in the sync log with both quantities.</summary>
internal sealed class PushStockHandler(TenantDatabase database, RevisionBudget revisions, TimeProvider time) : IOperationHandler
{
    private static readonly DriftField[] _repairs = [DriftField.Quantity, DriftField.State];

    public OperationKind Kind => OperationKind.PushStock;

    public async Task<OperationOutcome> RunAsync(OperationJob job, CancellationToken cancellationToken)
    {
        ListingWork? listing;
        Dictionary<string, int> levels;
        await using (var connection = await database.OpenAsync(job.Connection.SellerId, cancellationToken))
        {
            listing = await ListingStore.ReadAsync(connection, job.ListingId, cancellationToken);
            levels = (await StockDifferences.ReadLevelsAsync(connection, job.ListingId, cancellationToken))
                .GroupBy(l => l.Sku, StringComparer.Ordinal).ToDictionary(l => l.Key, l => l.First().Available, StringComparer.Ordinal);
        }

        if (listing is not { RemoteId: { } remoteId } || levels.Count == 0 || listing.State is ListingState.Ended or ListingState.Ending
            || job.Connection.Channel is not IPushStock channel)
            return OperationOutcome.Done();
        if (await revisions.TakeAsync(job, cancellationToken) is { } later)
            return later;
        var answer = (await channel.PushStockAsync(job.Connection.Session(), [new(remoteId, levels, listing.State is ListingState.SoldOut)], cancellationToken))[0];
        if (answer.Error is { Kind: ChannelErrorKind.NotFound } gone)
            return OperationOutcome.Done((connection, ct) => EndAsync(connection, job, levels, gone, ct));
        if (answer.Error is { } error)
            return error;
        return OperationOutcome.Done((connection, ct) => WriteAsync(connection, job, levels, answer.Value!, ct));
    }

    public async Task GaveUpAsync(NpgsqlConnection database, OperationJob job, string error, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await DriftStore.FailedAsync(database, job.ListingId, _repairs, cancellationToken);
        await GaveUpAsync(database, job, [], error, now, cancellationToken);
    }

    private async Task WriteAsync(NpgsqlConnection connection, OperationJob job, Dictionary<string, int> levels, StockPushed pushed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await ListingStore.WritePushedAsync(connection, job.ListingId, levels, pushed.State, now, cancellationToken);
        await DriftStore.RepairedAsync(connection, job.ListingId, _repairs, now, cancellationToken);
        var action = pushed.Changed ? SyncLogAction.Push : SyncLogAction.None;
        await SyncLogStore.WriteAsync(
            connection, job.Connection.ConnectionId,
            [.. levels.Select(l => new StockDecision(
                job.ListingId, l.Key, action, SyncLogResult.Success, l.Value, pushed.Before.TryGetValue(l.Key, out var before) ? before : null))],
            now, cancellationToken);
        if (await ExposureStore.IsLastAsync(connection, job.Operation.Id, job.ListingId, cancellationToken))
            OperationMeters.Exposure.Record((now - job.Operation.CauseAt).TotalSeconds, new KeyValuePair<string, object?>("channel", job.Connection.Channel.Id));
    }

    private async Task EndAsync(NpgsqlConnection connection, OperationJob job, Dictionary<string, int> levels, ChannelError gone, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await ListingStore.SetStateAsync(connection, job.ListingId, ListingState.Ended, gone.Message, now, cancellationToken);
        await GaveUpAsync(connection, job, levels, gone.Message, now, cancellationToken);
    }

    private static async Task GaveUpAsync(
        NpgsqlConnection connection, OperationJob job, Dictionary<string, int> levels, string error, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (levels.Count == 0)
            levels = (await StockDifferences.ReadLevelsAsync(connection, job.ListingId, cancellationToken)).ToDictionary(l => l.Sku, l => l.Available, StringComparer.Ordinal);
        await SyncLogStore.WriteAsync(
            connection, job.Connection.ConnectionId,
            [.. levels.Select(l => new StockDecision(job.ListingId, l.Key, SyncLogAction.Push, SyncLogResult.Failed, l.Value, null, error))], now, cancellationToken);
    }
}
