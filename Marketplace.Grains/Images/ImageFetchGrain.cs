using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Products;
using Marketplace.Contracts.Sellers;
using Marketplace.Data;
using Marketplace.Data.Catalogue;
using Marketplace.Data.Listings;
using Marketplace.Data.Storage;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Outbound;
using Marketplace.Grains.Tenancy;
using Microsoft.EntityFrameworkCore;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Marketplace.Grains.Images;

/// <summary>
/// Downloads what product_images says is pending, a few at a time. A picture that cannot be had is marked with the reason;
/// one that may be had later is tried again, with longer and longer pauses.
/// </summary>
[Reentrant]
internal sealed class ImageFetchGrain(TenantDatabase database, PictureSource source, PictureProcessor pictures, IObjectStore store, TimeProvider clock)
    : TenantGrain, IImageFetchGrain, IDisposable
{
    private const int _together = 8;
    private const int _attempts = 5;
    private readonly Dictionary<Guid, DateTimeOffset> _later = [];
    private readonly CancellationTokenSource _stop = new();
    private IGrainTimer? _timer;
    private Task? _running;
    private bool _again;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        SellerId = this.GetPrimaryKey();
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        if (_running is not null)
            // However it ends: what is left is found again in the database.
            await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    public void Dispose() => _stop.Dispose();

    public Task Wake()
    {
        _again = true;
        if (_running is null or { IsCompleted: true })
            _running = RunAsync();
        return Task.CompletedTask;
    }

    private async Task RunAsync()
    {
        this.DelayDeactivation(TimeSpan.FromDays(1));
        while (_again && !_stop.IsCancellationRequested)
        {
            _again = false;
            while (await NextAsync() is { Count: > 0 } images)
            {
                var wake = await Task.WhenAll(images.Select(image => Task.Run(() => FetchAsync(image), _stop.Token)));
                ActingSeller.Id = SellerId;
                foreach (var connection in wake.SelectMany(connections => connections).Distinct())
                    await GrainFactory.GetGrain<IConnectionGrain>(connection).Wake(WakeReason.Operations);
                await GrainFactory.GetGrain<ISellerGrain>(SellerId).Publish(new(SellerEvents.ImageChanged));
            }
        }

        if (_later.Count > 0)
            WakeAt(_later.Values.Min());
        else
            this.DelayDeactivation(TimeSpan.Zero);
    }

    private async Task<List<ProductImage>> NextAsync()
    {
        if (_stop.IsCancellationRequested)
            return [];
        var now = clock.GetUtcNow();
        foreach (var due in _later.Where(l => l.Value <= now).Select(l => l.Key).ToList())
            _later.Remove(due);
        var waiting = _later.Keys.ToList();
        await using var db = database.CreateContext(SellerId);
        return await db.ProductImages.AsNoTracking().Where(i => i.State == ProductImageState.Pending && !waiting.Contains(i.Id))
            .OrderBy(i => i.Id).Take(_together).ToListAsync(_stop.Token);
    }

    /// <returns>The connections where the picture's product is listed.</returns>
    private async Task<List<Guid>> FetchAsync(ProductImage image)
    {
        var (fetched, note) = Uri.TryCreate(image.SourceUrl, UriKind.Absolute, out var address)
            ? await source.GetAsync(address, _stop.Token)
            : (new Fetched(null, "This is not an address.", Transient: false), null);
        await using var db = database.CreateContext(SellerId);
        db.Attach(image);
        image.Attempts++;
        if (fetched.Body is { } body)
            await StoreAsync(image, body, note);
        else if (!fetched.Transient || image.Attempts >= _attempts)
            (image.State, image.Error) = (ProductImageState.Failed, fetched.Error);
        else
            Postpone(image);
        try
        {
            if (image.State is ProductImageState.Stored)
                return await db.SaveWithListingUpdatesAsync([image.ProductId], clock.GetUtcNow(), _stop.Token);
            await db.SaveChangesAsync(_stop.Token);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The picture was deleted while it was on its way.
            if (image.ObjectKey is { } key)
                await store.DeleteAsync(key, CancellationToken.None);
        }

        return [];
    }

    private async Task StoreAsync(ProductImage image, byte[] body, string? note)
    {
        try
        {
            await StoredPictures.StoreAsync(store, image, await pictures.ProcessAsync(body, _stop.Token), _stop.Token);
            image.Error = note;
        }
        catch (InvalidDataException refusal)
        {
            (image.State, image.Error) = (ProductImageState.Failed, refusal.Message);
        }
    }

    private void Postpone(ProductImage image)
    {
        lock (_later)
            _later[image.Id] = clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Pow(4, image.Attempts));
    }

    private void WakeAt(DateTimeOffset at)
    {
        _timer ??= this.RegisterGrainTimer(_ => Wake(), Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var pause = at - clock.GetUtcNow();
        _timer.Change(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
