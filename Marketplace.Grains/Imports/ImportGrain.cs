using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Imports;
using Marketplace.Contracts.Products;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Imports;
using Marketplace.Data.Model;
using Marketplace.Data.Storage;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Imports.Csv;
using Marketplace.Grains.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Marketplace.Grains.Imports;

/// <summary>Runs one import in the background; everything that must survive is in the import's row.</summary>
[Reentrant]
internal sealed class ImportGrain(TenantDatabase database, IObjectStore store, TimeProvider clock, ILogger<ImportGrain> logger) : TenantGrain, IImportGrain, IDisposable
{
    private const int _rowsThatChangePlans = 1000;
    private static readonly TimeSpan _newsEvery = TimeSpan.FromMilliseconds(500);
    private readonly CancellationTokenSource _stop = new();
    private Task? _running;
    private long _toldAt;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => LearnOwnerAsync(database, "import", cancellationToken);

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        if (_running is not null)
            // However it ends: what is left is found again in the database.
            await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    public void Dispose() => _stop.Dispose();

    public async Task<bool> Start(ImportOrder order)
    {
        await using var db = database.CreateContext(SellerId);
        var (id, format, now) = (this.GetPrimaryKey(), EnumNames.FromText<ImportFormat>(order.Format), clock.GetUtcNow());
        var mapping = order.Mapping.ToDictionary(StringComparer.Ordinal);
        var started = await db.Imports.Where(i => i.Id == id && i.State == ImportState.Uploaded).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.State, ImportState.Running).SetProperty(i => i.Format, format).SetProperty(i => i.Mapping, mapping)
                .SetProperty(i => i.StartedAt, now));
        if (started == 1)
            Run();
        return started == 1;
    }

    public Task Resume()
    {
        Run();
        return Task.CompletedTask;
    }

    public async Task<bool> Cancel()
    {
        // The next chunk sees it, and is not committed.
        var ended = await EndAsync(ImportState.Cancelled, null, ImportState.Running, ImportState.Uploaded);
        if (ended && _running is null or { IsCompleted: true })
            await DeleteFileAsync();
        return ended;
    }

    private void Run()
    {
        if (_running is null or { IsCompleted: true })
            _running = RunAsync();
    }

    private async Task RunAsync()
    {
        var id = this.GetPrimaryKey();
        this.DelayDeactivation(TimeSpan.FromDays(1));
        await using var db = database.CreateContext(SellerId);
        if (await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.State == ImportState.Running) is not { } import)
            return;
        var run = new ImportRun(database, store, clock, import);
        try
        {
            if (await run.ExecuteAsync(TellAsync, _stop.Token))
                await EndAsync(ImportState.Completed, null, ImportState.Running);
        }
        catch (ImportFileException exception)
        {
            await EndAsync(ImportState.Failed, exception.Message, ImportState.Running);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The program stops; it goes on from the checkpoint when it starts again.
            return;
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Import {ImportId} failed", id);
            await EndAsync(ImportState.Failed, "Something went wrong on our side. What was imported until then stays; start the file again.", ImportState.Running);
        }

        await DeleteFileAsync();
        await FollowUpAsync(run.Wake);
        this.DelayDeactivation(TimeSpan.Zero);
        if (run.Rows >= _rowsThatChangePlans)
            await AnalyzeAsync();
    }

    private async Task FollowUpAsync(IEnumerable<Guid> connections)
    {
        ActingSeller.Id = SellerId;
        await GrainFactory.GetGrain<ISellerGrain>(SellerId).Publish(new(SellerEvents.ImportProgress, this.GetPrimaryKey()));
        await GrainFactory.GetGrain<ISellerGrain>(SellerId).Publish(new(SellerEvents.ProductChanged));
        await GrainFactory.GetGrain<IImageFetchGrain>(SellerId).Wake();
        foreach (var connection in connections)
            await GrainFactory.GetGrain<IConnectionGrain>(connection).Wake(WakeReason.Operations);
    }

    /// <summary>Tells the seller's browsers, but not more often than they can show.</summary>
    private async Task TellAsync()
    {
        if (clock.GetElapsedTime(_toldAt) < _newsEvery)
            return;
        _toldAt = clock.GetTimestamp();
        await GrainFactory.GetGrain<ISellerGrain>(SellerId).Publish(new(SellerEvents.ImportProgress, this.GetPrimaryKey()));
    }

    private async Task AnalyzeAsync()
    {
        await using var connection = await database.OpenAsync(SellerId, _stop.Token);
        await ImportStore.AnalyzeAsync(connection, _stop.Token);
    }

    private async Task<bool> EndAsync(ImportState state, string? error, params ImportState[] from)
    {
        await using var db = database.CreateContext(SellerId);
        var (id, now) = (this.GetPrimaryKey(), clock.GetUtcNow());
        return await db.Imports.Where(i => i.Id == id && from.Contains(i.State)).ExecuteUpdateAsync(set => set
            .SetProperty(i => i.State, state).SetProperty(i => i.Error, error).SetProperty(i => i.FinishedAt, now)
            .SetProperty(i => i.BytesDone, i => state == ImportState.Completed ? i.BytesTotal : i.BytesDone)) == 1;
    }

    private async Task DeleteFileAsync()
    {
        await using var db = database.CreateContext(SellerId);
        var id = this.GetPrimaryKey();
        await store.DeleteAsync(await db.Imports.Where(i => i.Id == id).Select(i => i.ObjectKey).SingleAsync(), CancellationToken.None);
    }
}
