using Marketplace.Api.Tenancy;
using Marketplace.Contracts.Sellers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Orleans;

namespace Marketplace.Api.Live;

/// <summary>
/// Where a seller's browser extension waits for requests, by the method <c>request</c> with an id and
/// <c>{method, url, headers, body}</c>, and answers them by <c>answer</c> with that id and <c>{status, headers, body}</c>.
/// </summary>
[Authorize]
internal sealed class ExtensionHub(ExtensionSession session, IGrainFactory grains) : Hub
{
    public override async Task OnConnectedAsync()
    {
        if (Context.User?.SellerId() is { } seller)
            await session.StartAsync(seller, Context.ConnectionId, Context.ConnectionAborted);
        else
            Context.Abort();
    }

    public Task Answer(Guid id, ExtensionResponse response)
    {
        var seller = Context.User!.SellerId()!.Value;
        ActingSeller.Id = seller;
        return grains.GetGrain<ISellerGrain>(seller).AnswerFromExtension(id, response);
    }
}
