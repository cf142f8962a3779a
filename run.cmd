@echo off
rem Builds what has changed and starts the program: run serves the site, run ARGS passes ARGS on.
setlocal
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
pushd "%~dp0"
dotnet build src\Tracker.Web -c Release -v quiet -nologo -clp:ErrorsOnly;NoSummary 1>&2 || exit /b 1
popd
dotnet "%~dp0src\Tracker.Web\bin\Release\net10.0\Tracker.Web.dll" %*
