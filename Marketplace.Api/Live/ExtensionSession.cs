using Marketplace.Contracts.Sellers;
using Microsoft.AspNetCore.SignalR;
using Orleans;

namespace Marketplace.Api.Live;

/// <summary>Keeps the seller's grain, on whichever silo it lives, in the know of one connected extension.</summary>
internal sealed class ExtensionSession(IGrainFactory grains, IHubContext<ExtensionHub> hub, TimeProvider time, ILogger<ExtensionSession> log)
{
    /// <summary>Returns when the grain knows the connection; keeps it informed until the connection ends.</summary>
    public async Task StartAsync(Guid sellerId, string connection, CancellationToken ended)
    {
        ActingSeller.Id = sellerId;
        var seller = grains.GetGrain<ISellerGrain>(sellerId);
        var forwarder = new Forwarder(hub.Clients.Client(connection));
        var reference = grains.CreateObjectReference<IExtensionObserver>(forwarder);
        await seller.Attach(reference);
        _ = KeepAsync(seller, forwarder, reference, ended);
    }

    private async Task KeepAsync(ISellerGrain seller, Forwarder forwarder, IExtensionObserver reference, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(SellerSubscription.Lifetime / 5, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
                await TryAsync(() => seller.Attach(reference));
        }
        catch (OperationCanceledException)
        {
            await TryAsync(() => seller.Detach(reference));
        }

        grains.DeleteObjectReference<IExtensionObserver>(reference);
        // The runtime holds observers weakly.
        GC.KeepAlive(forwarder);
    }

    private async Task TryAsync(Func<Task> tell)
    {
        try
        {
            await tell();
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "The seller's grain could not be told of the extension; it is told again, or forgets it by itself.");
        }
    }

    private sealed class Forwarder(ISingleClientProxy extension) : IExtensionObserver
    {
        public Task Send(Guid id, ExtensionRequest request) => extension.SendAsync("request", id, request);
    }
}
