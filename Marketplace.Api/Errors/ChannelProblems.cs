using System.Globalization;
using Marketplace.Contracts.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Marketplace.Api.Errors;

/// <summary>What a channel's "no" is to who asked us. Never a 401: that would say that our own sign-in ended.</summary>
internal static class ChannelProblems
{
    public static ProblemHttpResult ToResult(this ChannelProblem problem, HttpResponse response)
    {
        if (problem.RetryAfter is { } wait)
            response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (problem is { Kind: "Rejected", Field: { } field })
            return TypedResults.Problem(new HttpValidationProblemDetails(new Dictionary<string, string[]> { [field] = [problem.Message] }) { Status = StatusCodes.Status400BadRequest });
        var (status, type, title) = problem.Kind switch
        {
            "Unauthorized" => (StatusCodes.Status409Conflict, "channel-unauthorized", "The channel does not accept the connection."),
            "Throttled" => (StatusCodes.Status503ServiceUnavailable, "channel-throttled", "The channel's limit is reached."),
            "Unavailable" or "Unknown" => (StatusCodes.Status503ServiceUnavailable, "channel-unavailable", "The channel does not answer."),
            "NotFound" => (StatusCodes.Status404NotFound, "channel-not-found", "The channel does not have it."),
            _ => (StatusCodes.Status502BadGateway, "channel-refused", "The channel refuses to answer."),
        };
        return TypedResults.Problem(problem.Message, statusCode: status, title: title, type: ProblemType.Named(type));
    }
}
