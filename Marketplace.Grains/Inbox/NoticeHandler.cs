using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Contracts.Sellers;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Connections;
using Marketplace.Grains.Drifts;
using Marketplace.Grains.Listings;
using Marketplace.Grains.Operations;
using Marketplace.Grains.Orders;
using Marketplace.Grains.Sellers;
using Microsoft.Extensions.Logging;
using Orleans;

namespace Marketplace.Grains.Inbox;

/// <summary>Reads from the channel what a notification is about, and takes it in.</summary>
internal sealed class NoticeHandler(
    TenantDatabase database, OrderIntake orders, IGrainFactory grains, SellerNews news, TimeProvider time, ILogger<NoticeHandler> log)
{
    public async Task<ChannelError?> HandleAsync(ConnectionContext connection, WebhookNotice notice, CancellationToken cancellationToken)
    {
        using var activity = OperationMeters.Activities.StartActivity($"notice {notice.Entity}");
        activity?.SetTag("marketplace.connection.id", connection.ConnectionId).SetTag("marketplace.remote.id", notice.RemoteId);
        try
        {
            return notice switch
            {
                { Entity: WebhookEntity.Order, RemoteId: { } id } when connection.Channel is IPullOrders channel => await orders.TakeAsync(connection, channel, id, cancellationToken),
                { Entity: WebhookEntity.Order } => await StartSyncAsync(connection, "orders"),
                { Entity: WebhookEntity.Listing, RemoteId: { } id } when connection.Channel is IImportListings channel => await TakeListingAsync(connection, channel, id, cancellationToken),
                { Entity: WebhookEntity.Listing } => await StartSyncAsync(connection, "listings"),
                { Entity: WebhookEntity.Authorization } => await CheckAsync(connection),
                _ => null,
            };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "A notification about {Entity} {RemoteId} failed here.", notice.Entity, notice.RemoteId);
            return new(ChannelErrorKind.Unknown, "Something went wrong on our side. It is tried again by itself.", "internal");
        }
    }

    private async Task<ChannelError?> TakeListingAsync(ConnectionContext connection, IImportListings channel, string id, CancellationToken cancellationToken)
    {
        var listing = await channel.ReadListingAsync(connection.Session(), id, cancellationToken);
        if (listing.Error is { } error)
            return error;
        await using var rows = await database.OpenAsync(connection.SellerId, cancellationToken);
        await using var transaction = await rows.BeginTransactionAsync(cancellationToken);
        var written = await ListingIntake.WriteAsync(rows, connection.ConnectionId, [listing.Value!.ToObserved()], time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var changed in written.Where(w => !w.Unchanged))
            await news.TellAsync(connection.SellerId, SellerEvents.ListingChanged, changed.Id);
        return null;
    }

    /// <summary>Anybody's word that an authorisation ended is tried before it is believed.</summary>
    private async Task<ChannelError?> CheckAsync(ConnectionContext connection)
    {
        await grains.GetGrain<IConnectionGrain>(connection.ConnectionId).Validate();
        return null;
    }

    private async Task<ChannelError?> StartSyncAsync(ConnectionContext connection, string kind)
    {
        await grains.GetGrain<IConnectionGrain>(connection.ConnectionId).StartSync(kind, "webhook");
        return null;
    }
}
