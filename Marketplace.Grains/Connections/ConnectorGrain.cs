using Marketplace.Channels;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;
using Marketplace.Contracts.Connections;
using Marketplace.Data.Connections;
using Marketplace.Data.Security;
using Marketplace.Data.Tenancy;
using Marketplace.Grains.Tenancy;
using Microsoft.EntityFrameworkCore;
using Orleans;

namespace Marketplace.Grains.Connections;

/// <summary>One at a time per seller, so that two consents to one account meet on one connection.</summary>
internal sealed class ConnectorGrain(
    TenantDatabase database, SecretProtector secrets, ChannelRegistry channels, ChannelPipeline pipeline, IGrainFactory grains, TimeProvider time) : TenantGrain, IConnectorGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        SellerId = this.GetPrimaryKey();
        return Task.CompletedTask;
    }

    public async Task<ConnectOutcome> Complete(ConsentGiven consent)
    {
        var channel = (IAuthorizeByOAuth)channels[consent.Channel];
        var granted = await channel.ExchangeCodeAsync(
            pipeline.Create((ICallByHttp)channel), new OAuthCallback(consent.Code, consent.Verifier, new Uri(consent.RedirectUri), consent.Query, consent.Inputs), CancellationToken.None);
        return await AdoptAsync(channel, granted);
    }

    public async Task<ConnectOutcome> CompleteKeys(KeysGiven keys)
    {
        var channel = (IAuthorizeByKeys)channels[keys.Channel];
        if (channel.ReadKeys(keys.Body) is not { } sent)
            return new ConnectOutcome(null, $"{channel.Name} sent something else than keys.");
        return await AdoptAsync(channel, await channel.AcceptKeysAsync(pipeline.Create((ICallByHttp)channel), sent, keys.Inputs, CancellationToken.None));
    }

    private async Task<ConnectOutcome> AdoptAsync(IChannel channel, ChannelResult<GrantedAccount> granted)
    {
        if (!granted.Succeeded)
            return new ConnectOutcome(null, granted.Error.Message);
        var id = await StoreAsync(channel, granted.Value);
        await grains.GetGrain<IConnectionGrain>(id).Connected();
        return new ConnectOutcome(id, null);
    }

    private async Task<Guid> StoreAsync(IChannel channel, GrantedAccount granted)
    {
        var now = time.GetUtcNow();
        await using var db = database.CreateContext(SellerId);
        var connection = await db.Connections.SingleOrDefaultAsync(c => c.Channel == channel.Id && c.AccountId == granted.AccountId);
        if (connection is null)
        {
            connection = new Connection { Id = Guid.CreateVersion7(), SellerId = SellerId, Channel = channel.Id, DisplayName = granted.AccountName, AccountId = granted.AccountId, CreatedAt = now };
            db.Connections.Add(connection);
        }
        connection.Status = ConnectionStatus.Connected;
        connection.LastError = null;
        connection.AccountName = granted.AccountName;
        connection.AccountUrl = granted.AccountUrl?.ToString();
        connection.Scopes = [.. granted.Scopes];
        connection.Credentials = ConnectionRecord.Protect(secrets, connection.Id, granted.Credentials);
        connection.CredentialsVersion++;
        connection.RefreshStartedAt = null;
        connection.CredentialsExpireAt = granted.Credentials.ExpiresAt;
        connection.UpdatedAt = now;
        await db.SaveChangesAsync();
        return connection.Id;
    }
}
