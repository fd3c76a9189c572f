using Marketplace.Api.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Marketplace.Api.Live;

/// <summary>Tells a seller's browsers what changed, by the method <c>event</c> with <c>{type, id, data}</c>.</summary>
[Authorize]
internal sealed class SellerHub(SellerLiveFeed feed) : Hub
{
    public override async Task OnConnectedAsync()
    {
        if (Context.User?.SellerId() is not { } seller)
        {
            Context.Abort();
            return;
        }

        await feed.JoinAsync(seller, Context.ConnectionId);
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.User?.SellerId() is { } seller)
            await feed.LeaveAsync(seller, Context.ConnectionId);
    }
}
