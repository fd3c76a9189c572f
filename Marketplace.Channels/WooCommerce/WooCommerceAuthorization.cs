using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Marketplace.Channels.Seam;
using Marketplace.Channels.WooCommerce.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Channels.WooCommerce;

/// <summary>The application authentication endpoint: the store's owner agrees on a page of the store, which then makes a key pair and sends it. Keys do not end.</summary>
internal sealed class WooCommerceAuthorization(WooCommerceOptions options)
{
    public const string StoreField = "store";

    /// <summary>Of <c>read</c>, <c>write</c> and <c>read_write</c>.</summary>
    private const string Scope = "read_write";

    public static readonly ChannelSetting Store = new(
        StoreField, "Your store's address", "text", true, "As in https://your-shop.com. WordPress asks you to sign in as an administrator or shop manager.", []);

    public ChannelResult<Uri> BuildAuthorizeUrl(KeysStart start)
    {
        var store = WooCommerceStore.Parse(start.Inputs.GetValueOrDefault(StoreField), options.AllowHttp);
        if (!store.Succeeded)
            return store.Error;
        if (start.CallbackUrl.Scheme != Uri.UriSchemeHttps && !options.AllowHttp)
        {
            return new ChannelError(
                ChannelErrorKind.Rejected, "WooCommerce sends keys only to an address with https, and this installation has none. Its operator sets PublicUrl.", "callback_url", StoreField);
        }
        return new Uri(QueryHelpers.AddQueryString($"{store.Value}/wc-auth/v1/authorize", new Dictionary<string, string?>
        {
            ["app_name"] = options.AppName,
            ["scope"] = Scope,
            ["user_id"] = start.State,
            ["return_url"] = start.ReturnUrl.ToString(),
            ["callback_url"] = start.CallbackUrl.ToString(),
        }));
    }

    public static SentKeys? ReadKeys(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, WooCommerceJson.Default.WireKeys) is { UserId: { Length: > 0 } state, ConsumerKey: { Length: > 0 } key, ConsumerSecret: { Length: > 0 } secret } keys
                ? new SentKeys(state, new ChannelCredentials(key, secret, null), [keys.KeyPermissions ?? ""])
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public async Task<ChannelResult<GrantedAccount>> AcceptKeysAsync(HttpClient http, SentKeys keys, IReadOnlyDictionary<string, string> inputs, CancellationToken cancellationToken)
    {
        var store = WooCommerceStore.Parse(inputs.GetValueOrDefault(StoreField), options.AllowHttp);
        if (!store.Succeeded)
            return store.Error;
        if (keys.Scopes is not [Scope])
            return new ChannelError(ChannelErrorKind.Rejected, "Your store gave keys that may not read and write. Connect it again and approve read and write access.", "key_permissions");
        // The connection, and with it a pipeline that adds the keys, comes only after this.
        var client = new WooCommerceClient(http, WooCommerceStore.Api(store.Value), request => Authorize(request, keys.Credentials));
        var answered = await client.GetCurrencyAsync(cancellationToken);
        return answered switch
        {
            { Succeeded: true } => new GrantedAccount(
                keys.Credentials, store.Value, await client.FindNameAsync(cancellationToken) ?? WooCommerceStore.Name(store.Value), new Uri(store.Value), keys.Scopes),
            { Error.Kind: ChannelErrorKind.Unauthorized } => answered.Error with
            {
                Message = "Your store made keys but does not accept them. Its server may drop the Authorization header: ask your host to pass it on. "
                    + "Or the person who agreed is neither administrator nor shop manager.",
            },
            _ => answered.Error,
        };
    }

    public static void Authorize(HttpRequestMessage request, ChannelCredentials credentials) => request.Headers.Authorization = new AuthenticationHeaderValue(
        "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{credentials.AccessToken}:{credentials.RefreshToken}")));
}
