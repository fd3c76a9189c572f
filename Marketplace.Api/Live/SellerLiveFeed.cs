using System.Collections.Immutable;
using Marketplace.Contracts.Sellers;
using Microsoft.AspNetCore.SignalR;
using Orleans;

namespace Marketplace.Api.Live;

/// <summary>Subscribes this process once to each seller who has a browser connected to it, and keeps the subscriptions alive.</summary>
internal sealed class SellerLiveFeed(IGrainFactory grains, IHubContext<SellerHub> hub, TimeProvider time, ILogger<SellerLiveFeed> log) : BackgroundService
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<Guid, Feed> _feeds = [];

    public async Task JoinAsync(Guid seller, string browser)
    {
        await _turn.WaitAsync();
        try
        {
            if (!_feeds.TryGetValue(seller, out var feed))
            {
                // Held here, because the runtime holds observers weakly.
                var observer = new Forwarder(hub.Clients);
                feed = new(observer, grains.CreateObjectReference<ISellerObserver>(observer));
                await SubscribeAsync(seller, feed);
                _feeds[seller] = feed;
            }

            feed.Observer.Browsers = feed.Observer.Browsers.Add(browser);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task LeaveAsync(Guid seller, string browser)
    {
        await _turn.WaitAsync();
        try
        {
            if (!_feeds.TryGetValue(seller, out var feed))
                return;
            feed.Observer.Browsers = feed.Observer.Browsers.Remove(browser);
            if (!feed.Observer.Browsers.IsEmpty)
                return;
            _feeds.Remove(seller);
            ActingSeller.Id = seller;
            await grains.GetGrain<ISellerGrain>(seller).Unsubscribe(feed.Reference);
            grains.DeleteObjectReference<ISellerObserver>(feed.Reference);
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <summary>Renews in good time; a seller's grain that was collected or moved learns of us again this way.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SellerSubscription.Lifetime / 5, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RenewAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process stops.
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            foreach (var (seller, feed) in _feeds)
                await SubscribeAsync(seller, feed);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "Live subscriptions could not be renewed; it is tried again.");
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task SubscribeAsync(Guid seller, Feed feed)
    {
        ActingSeller.Id = seller;
        return grains.GetGrain<ISellerGrain>(seller).Subscribe(feed.Reference);
    }

    private sealed record Feed(Forwarder Observer, ISellerObserver Reference);

    /// <summary>Tells this process' browsers one by one: the grain itself tells every other process that has the seller's browsers.</summary>
    private sealed class Forwarder(IHubClients clients) : ISellerObserver
    {
        public ImmutableHashSet<string> Browsers { get; set; } = [];

        public Task On(SellerEvent news)
        {
            var message = new LiveEvent(news.Type, news.Id, news.Data);
            return Task.WhenAll(Browsers.Select(browser => clients.Client(browser).SendAsync("event", message)));
        }
    }
}

/// <param name="Data">JSON, or null.</param>
internal sealed record LiveEvent(string Type, Guid? Id, string? Data);
