using System.Net;
using Marketplace.Channels.Seam;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Marketplace.Channels.Http;

/// <summary>
/// Retries with jitter what is safe to repeat, and 429s (nothing happened) of any method; a channel that fails several times in a row is left alone
/// for a while. Every attempt has its own time limit, which covers the body of the answer.
/// </summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private const int MaxAnswerBytes = 32 * 1024 * 1024;

    /// <summary>A longer wait is the caller's to plan, not this call's to sit out.</summary>
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(10);

    private static readonly ResiliencePropertyKey<Call> _call = new("call");
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly string _channel;
    private readonly IRateBudget? _budget;

    public ResilienceHandler(string channel, CircuitLimit circuit, IRateBudget? budget, TimeProvider time)
    {
        _channel = channel;
        _budget = budget;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(IsWorthRepeating(arguments.Outcome, CallOf(arguments.Context).Request)),
                DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Result)),
                OnRetry = arguments =>
                {
                    arguments.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                FailureRatio = 1,
                MinimumThroughput = circuit.Failures,
                SamplingDuration = TimeSpan.FromMinutes(2),
                BreakDuration = circuit.Pause,
                ShouldHandle = arguments => ValueTask.FromResult(IsFailed(arguments.Outcome)),
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = arguments => ValueTask.FromResult(TimeSpan.FromSeconds(CallOf(arguments.Context).Request.TakesLong() ? 120 : 30)),
            })
            .Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(_call, new Call(request));
        try
        {
            return await _pipeline.ExecuteAsync(AttemptAsync, context);
        }
        catch (BrokenCircuitException broken)
        {
            throw new NotSentException(new ChannelError(
                ChannelErrorKind.Unavailable, $"{_channel} failed several times in a row and is left alone for a while.", "circuit", RetryAfter: broken.RetryAfter));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<HttpResponseMessage> AttemptAsync(ResilienceContext context)
    {
        var call = CallOf(context);
        // The first attempt was paid for before it came here.
        if (call.Attempts++ > 0 && _budget is not null)
        {
            _budget.Learn(null, call.Request.Cost());
            await RateBudgetHandler.SpendAsync(_channel, _budget, call.Request, context.CancellationToken);
        }

        var response = await base.SendAsync(call.Request, context.CancellationToken);
        await response.Content.LoadIntoBufferAsync(MaxAnswerBytes, context.CancellationToken);
        return response;
    }

    private static Call CallOf(ResilienceContext context) => context.Properties.GetValue(_call, null!);

    private static bool IsWorthRepeating(Outcome<HttpResponseMessage> outcome, HttpRequestMessage request)
    {
        if (RetryAfter(outcome.Result) > _longestWait)
            return false;
        return outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests || (IsFailed(outcome) && request.IsSafeToRepeat());
    }

    private static bool IsFailed(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is HttpRequestException or TimeoutRejectedException or IOException || (outcome.Result is { } answer && ChannelFailure.IsTransient(answer.StatusCode));

    internal static TimeSpan? RetryAfter(HttpResponseMessage? response) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when response.Headers.Date is { } now => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    private sealed class Call(HttpRequestMessage request)
    {
        public HttpRequestMessage Request => request;

        public int Attempts { get; set; }
    }
}
