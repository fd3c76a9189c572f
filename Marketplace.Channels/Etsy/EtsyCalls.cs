using System.Text.Json.Serialization.Metadata;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>Calls whose refusals are described in Etsy's terms.</summary>
internal static class EtsyCalls
{
    private static readonly ChannelCalls _calls = new(EtsyErrors.Channel, EtsyErrors.Describe);

    public static Task<ChannelResult<T>> ReadAsync<T>(this HttpClient http, HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull => _calls.ReadAsync(http, request, type, cancellationToken);

    public static Task<ChannelResult<Done>> DoAsync(this HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken) =>
        _calls.DoAsync(http, request, cancellationToken);
}
