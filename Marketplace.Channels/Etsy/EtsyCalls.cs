using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Marketplace.Channels.Etsy.Wire;
using Marketplace.Channels.Http;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Etsy;

/// <summary>Sends a request to Etsy and reads its answer as a value or an error.</summary>
internal static class EtsyCalls
{
    public static async Task<ChannelResult<T>> ReadAsync<T>(this HttpClient http, HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull
    {
        var answer = await SendAsync(http, request, cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;
        try
        {
            return JsonSerializer.Deserialize(answer.Value, type) is { } value ? value : Unreadable(request);
        }
        catch (JsonException)
        {
            return Unreadable(request);
        }
    }

    public static async Task<ChannelResult<Done>> DoAsync(this HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken) =>
        await SendAsync(http, request, cancellationToken) is { Error: { } error } ? error : Done.Instance;

    private static async Task<ChannelResult<string>> SendAsync(HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                using var response = await http.SendAsync(request, cancellationToken);
                var body = await response.Content.ReadAsStringAsync(cancellationToken);
                return response.IsSuccessStatusCode ? body : EtsyErrors.Describe(request, response, body);
            }
            catch (Exception exception) when (ChannelFailure.IsFailure(exception))
            {
                return ChannelFailure.Describe(EtsyErrors.Channel, exception, request);
            }
        }
    }

    private static ChannelError Unreadable(HttpRequestMessage request) =>
        ChannelFailure.Describe(EtsyErrors.Channel, HttpStatusCode.BadGateway, retryAfter: null, request) with { Code = "unreadable" };
}
