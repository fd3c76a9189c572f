using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Marketplace.Channels.Seam;

namespace Marketplace.Channels.Http;

public sealed record ChannelAnswer(HttpResponseHeaders Headers, byte[] Body);

/// <summary>An answer whose headers say something, too, such as how many pages there are.</summary>
public sealed record ChannelAnswer<T>(HttpResponseHeaders Headers, T Body);

/// <summary>Sends a request to a channel and reads its answer as a value or an error.</summary>
/// <param name="channel">The channel's name in messages.</param>
/// <param name="describe">What a refusal means to a seller, by the answer and its body; outages are described already.</param>
/// <param name="refuses">Whether an answer that looks like an outage (408 or 5xx) is a refusal by its body; null: none is.</param>
public sealed class ChannelCalls(
    string channel, Func<HttpRequestMessage, HttpResponseMessage, string, ChannelError> describe, Func<HttpResponseMessage, string, bool>? refuses = null)
{
    public async Task<ChannelResult<T>> ReadAsync<T>(HttpClient http, HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull
    {
        var answer = await ReadWithHeadersAsync(http, request, type, cancellationToken);
        return answer.Succeeded ? answer.Value.Body : answer.Error;
    }

    public async Task<ChannelResult<ChannelAnswer<T>>> ReadWithHeadersAsync<T>(HttpClient http, HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull
    {
        var answer = await SendAsync(http, request, cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;
        try
        {
            return JsonSerializer.Deserialize(answer.Value.Body, type) is { } value ? new ChannelAnswer<T>(answer.Value.Headers, value) : Unreadable(request);
        }
        catch (JsonException)
        {
            return Unreadable(request);
        }
    }

    public async Task<ChannelResult<Done>> DoAsync(HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken) =>
        await SendAsync(http, request, cancellationToken) is { Error: { } error } ? error : Done.Instance;

    public async Task<ChannelResult<ChannelAnswer>> SendAsync(HttpClient http, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            try
            {
                using var response = await http.SendAsync(request, cancellationToken);
                if (response.IsSuccessStatusCode)
                    return new ChannelAnswer(response.Headers, await response.Content.ReadAsByteArrayAsync(cancellationToken));
                var body = await response.Content.ReadAsStringAsync(cancellationToken);
                return ChannelFailure.IsTransient(response.StatusCode) && refuses?.Invoke(response, body) is not true
                    ? ChannelFailure.Describe(channel, response.StatusCode, response.Headers.RetryAfter?.Delta, request)
                    : describe(request, response, body);
            }
            catch (Exception exception) when (ChannelFailure.IsFailure(exception))
            {
                return ChannelFailure.Describe(channel, exception, request);
            }
        }
    }

    /// <summary>An answer that is not what the channel's definition says: it may be tried again.</summary>
    public ChannelError Unreadable(HttpRequestMessage request) =>
        ChannelFailure.Describe(channel, HttpStatusCode.BadGateway, retryAfter: null, request) with { Code = "unreadable" };
}
