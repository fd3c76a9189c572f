using System.Diagnostics;
using System.Text.Json;
using Marketplace.Contracts;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Api.Errors;

/// <summary>What an exception is to the client. One that is not listed is a 500 that says nothing of what happened inside.</summary>
internal sealed class ExceptionProblems(IProblemDetailsService problems, ILogger<ExceptionProblems> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = ToProblem(exception);
        // Handled, so nothing else logs it.
        if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            var route = (httpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            logger.LogError(exception, "{Method} {Route} failed", httpContext.Request.Method, route);
            Activity.Current?.AddException(exception);
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    private static ProblemDetails ToProblem(Exception exception) => exception switch
    {
        NotFoundException => new() { Status = StatusCodes.Status404NotFound, Title = "Not found." },
        BadHttpRequestException { InnerException: JsonException { Path: { Length: > 2 } path } } => new HttpValidationProblemDetails(
            new Dictionary<string, string[]> { [path[2..]] = ["The value is missing or has the wrong form."] })
        { Status = StatusCodes.Status400BadRequest },
        BadHttpRequestException bad => new() { Status = bad.StatusCode, Detail = bad.Message },
        DbUpdateConcurrencyException => Conflict("It was changed in the meantime. Read it again and repeat the change."),
        DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } }
            or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => Conflict("Something with this name or key exists already."),
        TimeoutException => new() { Status = StatusCodes.Status503ServiceUnavailable, Detail = "It took too long. Try again." },
        _ => new() { Status = StatusCodes.Status500InternalServerError, Title = "Something went wrong on our side." },
    };

    private static ProblemDetails Conflict(string detail) => new() { Status = StatusCodes.Status409Conflict, Detail = detail };
}
